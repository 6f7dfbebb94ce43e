/** A screen or two; the rest comes as it is asked for. */
export const PEOPLE_PER_PAGE = 50;

export const EVERYBODY = { search: "", role: null, state: null } as const;
