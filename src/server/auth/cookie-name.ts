import { isHttps } from "../env";

/** `__Host-` pins a cookie to this host, https and the whole path; a browser refuses the prefix on plain http. */
export function cookieName(which: "session" | "csrf" | "callback"): string {
  return `${isHttps() ? "__Host-" : ""}foothold.${which}`;
}

/** Name of the session cookie. */
export function sessionCookieName(): string {
  return cookieName("session");
}
