import { env } from "../env";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Where the visitor's browser sees this app, for redirects. In production only the configured address counts;
 * the demo may also be reached by another name of this machine. (Next itself rewrites 127.0.0.1 to localhost, which has other cookies.)
 */
export function publicOrigin(headers: Headers): string {
  const { origin, protocol } = new URL(env().PUBLIC_URL);
  const host = headers.get("host");
  if (env().FOOTHOLD_MODE === "production" || !host || !URL.canParse(`${protocol}//${host}`)) return origin;
  const asked = new URL(`${protocol}//${host}`);
  return LOOPBACK.has(asked.hostname) ? asked.origin : origin;
}

/**
 * Whether a request that may change something comes from our own pages. Browsers send Origin with every POST;
 * one without it is refused.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (!origin || (site !== null && site !== "same-origin")) return false;
  return origin === new URL(env().PUBLIC_URL).origin || origin === publicOrigin(headers);
}
