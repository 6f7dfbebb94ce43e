import { localDate, startOfDay } from "../calendar/local-date";
import { daysBefore, daysBetween } from "../calendar/plain-days";
import type { Hold } from "../check-back/held-days";
import type { RestDays } from "./rest-days";

export type RestWeek = RestDays & {
  /** ISO instant at which it was ended early or called off; null: it was not. */
  readonly endedAt: string | null;
};

/** A rest week can be shorter or longer than a week, but it stays something that ends. */
export const LONGEST_REST_DAYS = 28;

/** The days that it still holds; null where it was called off or ended on its first day. A day on which it is ended is free. */
export function restDaysOf({ from, to, endedAt }: RestWeek, zone: string): RestDays | null {
  if (endedAt === null) return { from, to };
  const lastHeld = daysBefore(localDate(new Date(endedAt), zone, zone), 1);
  if (lastHeld < from) return null;
  return { from, to: lastHeld < to ? lastHeld : to };
}

/** The time that it holds, as the check-backs want it; null: none. */
export function holdOfRestWeek(week: RestWeek, zone: string): Hold | null {
  const from = startOfDay(week.from, zone).toISOString();
  const over = startOfDay(daysBefore(week.to, -1), zone).toISOString();
  const until = week.endedAt !== null && week.endedAt < over ? week.endedAt : over;
  return from < until ? { from, until } : null;
}

export type RestWeekStanding = "coming" | "now" | "over";

/** How it stands on a day of the client's. What was called off before it began is over. */
export function restWeekStanding(days: RestDays | null, today: string): RestWeekStanding {
  if (days === null || days.to < today) return "over";
  return today < days.from ? "coming" : "now";
}

export type RestWeekRefusal = "over" | "tooLong" | "overlaps";

/** Whether these days can be planned beside the others that still hold. */
export function mayPlanRestWeek(
  days: RestDays,
  others: readonly RestDays[],
  today: string,
): { ok: true } | { ok: false; reason: RestWeekRefusal } {
  if (days.to < today) return { ok: false, reason: "over" };
  if (daysBetween(days.from, days.to) >= LONGEST_REST_DAYS) return { ok: false, reason: "tooLong" };
  const overlaps = others.some((other) => other.from <= days.to && days.from <= other.to);
  return overlaps ? { ok: false, reason: "overlaps" } : { ok: true };
}
