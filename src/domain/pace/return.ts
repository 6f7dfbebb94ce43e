import { freeDaysBetween, type HeldDays } from "../check-back/held-days";

/** So many days without anything from the client are a silence. */
export const SILENCE_DAYS = 14;

/**
 * The day since which a client who comes back was silent; null: they were not. Days that were held do not count, because
 * nobody expected anything on them, and whoever has never sent anything has not been away.
 * @param lastOn the client's day of the last thing that came from them
 */
export function silentSince(lastOn: string | null, held: readonly HeldDays[], today: string): string | null {
  return lastOn !== null && freeDaysBetween(lastOn, today, held) >= SILENCE_DAYS ? lastOn : null;
}

/** What can be offered after a silence. */
export type SmallThing = { readonly minutes: number; readonly isExposure: boolean };

/**
 * The one small thing for somebody who comes back: what takes least time, and no exposure where there is anything else.
 * Among equals the first. Null where there is nothing: that is an answer too.
 */
export function smallestOf<T extends SmallThing>(things: readonly T[]): T | null {
  return things.reduce<T | null>((least, thing) => (least === null || isSmaller(thing, least) ? thing : least), null);
}

function isSmaller(one: SmallThing, other: SmallThing): boolean {
  return one.isExposure === other.isExposure ? one.minutes < other.minutes : !one.isExposure;
}
