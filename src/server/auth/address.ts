import { isIPv6 } from "node:net";

/** The first four groups of an IPv6 address: one household or one attacker holds the whole /64. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address;
  const [head = "", tail = ""] = address.split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const zeros = address.includes("::") ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0") : [];
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}

/**
 * The network address that a request came from. The last entry of X-Forwarded-For is what our own reverse proxy
 * (or, without one, Next itself) saw; the earlier ones are the sender's claim.
 */
export function addressOf(headers: Headers): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return network(last || "unknown");
}
