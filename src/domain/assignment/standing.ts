import { Temporal } from "temporal-polyfill";
import { daysBetween } from "../calendar/plain-days";
import type { AssignmentWindow, Rhythm } from "./rhythm";

/**
 * How an assignment stands on a day. `open`: it can be the next thing. `anyTime`: to start whenever it is useful. `rest`: not
 * today, because it was done or is not meant for today. There is no such thing as overdue: what was not done on its day is
 * gone, and nothing adds up.
 */
export type Standing = "open" | "anyTime" | "rest";

/**
 * @param doneOn calendar days, YYYY-MM-DD, on which it was done, partly done or begun; the same day may stand there twice
 * @param today the client's calendar day
 */
export function standingOn(rhythm: Rhythm, window: AssignmentWindow, doneOn: readonly string[], today: string): Standing {
  if (window.from !== null && today < window.from) return "rest";
  if (rhythm.frequency === "anyTime") return "anyTime";
  if (rhythm.frequency === "once") return "open";
  if (doneOn.includes(today)) return "rest";
  if (rhythm.frequency === "onDays") return rhythm.weekdays.includes(isoWeekday(today)) ? "open" : "rest";
  const inPeriod = doneOn.filter((day) => isWithin(day, today, rhythm.periodDays));
  return inPeriod.length < rhythm.times ? "open" : "rest";
}

/** How many times it was done within the last so many days, today included. */
export function timesWithin(doneOn: readonly string[], today: string, days: number): number {
  return doneOn.filter((day) => isWithin(day, today, days)).length;
}

function isWithin(day: string, today: string, days: number): boolean {
  const ago = daysBetween(day, today);
  return ago >= 0 && ago < days;
}

/** ISO weekday of a calendar day: 1 Monday … 7 Sunday. */
export function isoWeekday(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}
