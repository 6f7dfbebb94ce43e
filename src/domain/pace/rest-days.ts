import { daysBefore } from "../calendar/plain-days";

// Reaches the browser: without Temporal.

/** Days on which nothing is asked, by plan: first and last, both included, YYYY-MM-DD in the client's calendar. */
export type RestDays = { readonly from: string; readonly to: string };

/** The day on which nothing of a rest week is left any more, from `day` on: the last of the weeks that follow each other without a gap. */
export function lastRestDay(day: string, weeks: readonly RestDays[]): string | null {
  let last: string | null = null;
  for (const { from, to } of weeks.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const next = last === null ? day : daysBefore(last, -1);
    if (from <= next && next <= to) last = to;
  }
  return last;
}
