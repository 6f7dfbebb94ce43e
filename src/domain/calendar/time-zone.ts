/** Names that this machine was found to know; only those are remembered, and there are some hundreds. */
const known = new Set<string>();

/** Whether this machine knows a time zone of that name. */
export function isTimeZone(zone: string): boolean {
  if (known.has(zone)) return true;
  try {
    if (new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone.length === 0) return false;
  } catch {
    return false;
  }
  known.add(zone);
  return true;
}
