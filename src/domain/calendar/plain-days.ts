// Reaches the browser: without Temporal, which is 20 kB there.

const DAY_MS = 86_400_000;

/** Whole calendar days from one YYYY-MM-DD to another; negative when `to` lies earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayMs(to) - dayMs(from)) / DAY_MS);
}

/** The calendar day so many days before a YYYY-MM-DD. */
export function daysBefore(date: string, days: number): string {
  return daysAfter(date, -days);
}

/** The calendar day so many days after a YYYY-MM-DD. */
export function daysAfter(date: string, days: number): string {
  return new Date(dayMs(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Plain days have no zone, so that UTC's, which are all of one length, count them; many times faster than a calendar. */
function dayMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
