/** As many records as a page prefetches and as each "Show earlier" adds. */
export const RECORDS_PER_PAGE = 20;
