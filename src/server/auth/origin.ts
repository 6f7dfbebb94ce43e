import { env } from "../env";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Whether a request that may change something comes from our own pages. Browsers send Origin with every POST;
 * one without it is refused. In the demo the app may also be reached by another name of this machine.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (!origin || !URL.canParse(origin) || (site !== null && site !== "same-origin")) return false;
  if (origin === new URL(env().PUBLIC_URL).origin) return true;
  const { host, hostname } = new URL(origin);
  return env().FOOTHOLD_MODE === "demo" && LOOPBACK.has(hostname) && host === headers.get("host");
}
