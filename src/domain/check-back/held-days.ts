import { localDate } from "../calendar/local-date";
import { daysBetween } from "../calendar/plain-days";

/**
 * A time in which due dates wait: from a pace request to its answer, or to its being taken back; a rest week; the rest of a day
 * on which the client stopped. ISO instants; null: it still waits.
 */
export type Hold = { readonly from: string; readonly until: string | null };

/** The days a hold covers in the client's calendar. `to` is the first free day; null: none yet. */
export type HeldDays = { readonly from: string; readonly to: string | null };

/** Whether anything is held at this instant. */
export function isHeldAt(holds: readonly Hold[], at: Date): boolean {
  return holds.some(({ from, until }) => Date.parse(from) <= at.getTime() && (until === null || at.getTime() < Date.parse(until)));
}

/** Held days, earliest first. A request that was answered on its own day holds no day. */
export function heldDays(holds: readonly Hold[], zone: string): HeldDays[] {
  return holds
    .map(({ from, until }) => ({
      from: localDate(new Date(from), zone, zone),
      to: until === null ? null : localDate(new Date(until), zone, zone),
    }))
    .filter(({ from, to }) => to === null || from < to)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The first day from `day` on that is not held; null while the hold over it has no answer. Nothing is late by it. */
export function firstFreeDay(day: string, held: readonly HeldDays[]): string | null {
  let free = day;
  // Earliest first, so that one pass is enough: a later hold can only push further.
  for (const { from, to } of held) {
    if (free < from) break;
    if (to === null) return null;
    if (free < to) free = to;
  }
  return free;
}

/** Days from one to another on which nothing is held: the first one counts, the last one does not. */
export function freeDaysBetween(from: string, to: string, held: readonly HeldDays[]): number {
  let free = 0;
  let day = from;
  for (const hold of held) {
    if (hold.from >= to) break;
    if (hold.from > day) free += daysBetween(day, hold.from);
    if (hold.to === null) return free;
    if (hold.to > day) day = hold.to;
  }
  return day < to ? free + daysBetween(day, to) : free;
}
