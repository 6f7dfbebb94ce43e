/** Entries that are read at a time. Many of them become one line: what was done again on the same day. */
export const ENTRIES_PER_PAGE = 100;
