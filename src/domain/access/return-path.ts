/** Letters, digits and what our own paths are made of; no dot, no colon, no backslash, nothing encoded. */
const OWN_PATH = /^\/(?:[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*)?(?:\?[A-Za-z0-9_=&-]*)?$/;
const LONGEST = 300;
/** Where nobody is sent back to: the data routes, and the pages that lead here. */
const NOT_BACK_TO = new Set(["api", "sign-in", "second-factor", "_next"]);

/**
 * A page of this app to go back to after signing in, from what an address claims.
 * Only a path of this origin passes; anything that a browser could read as another host or scheme does not.
 * @returns the path with its query, or null
 */
export function readReturnPath(claimed: unknown): string | null {
  if (typeof claimed !== "string" || claimed.length > LONGEST || !OWN_PATH.test(claimed)) return null;
  const [first = ""] = claimed.slice(1).split(/[/?]/);
  return first === "" || NOT_BACK_TO.has(first) ? null : claimed;
}

/** The sign-in page, or the one for the second factor, with the way back. */
export function withReturnPath(page: "/sign-in" | "/second-factor", from: unknown, more: Readonly<Record<string, string>> = {}): string {
  const next = readReturnPath(from);
  const query = new URLSearchParams({ ...more, ...(next ? { next } : {}) }).toString();
  return query ? `${page}?${query}` : page;
}
