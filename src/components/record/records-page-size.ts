/** The first page of one's own records, as server and browser both ask for it. */
export const FIRST_PAGE: { cursor: null; limit: number } = { cursor: null, limit: 20 };
