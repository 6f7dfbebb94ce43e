import type { DayChoice } from "./charts";

const DAY_MS = 86_400_000;

/** The first day of so many whole weeks that end with `today`; both are ISO dates where the client is. */
export function firstOfWeeks(today: string, weeks: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - (weeks * 7 - 1) * DAY_MS).toISOString().slice(0, 10);
}

/** The last weeks (null: all of it) of one step (null: every one). */
export function lastWeeks(today: string, weeks: number | null, stepId: string | null): DayChoice {
  return { first: weeks === null ? null : firstOfWeeks(today, weeks), last: null, stepId };
}
