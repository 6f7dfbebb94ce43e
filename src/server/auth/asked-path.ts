/** Request header with which the proxy tells a page its own path: layouts are not told, and need it for the way back after signing in. */
export const ASKED_PATH_HEADER = "x-foothold-path";
