/** The calendar day of an instant where this device is, YYYY-MM-DD. */
export function calendarDay(at: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** So many days after a YYYY-MM-DD. Written without Temporal, whose polyfill would double a phone's script. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** A YYYY-MM-DD as the UTC midnight that date formatters are given, together with timeZone "UTC". */
export function asUtcDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
