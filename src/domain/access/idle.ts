const MINUTE = 60_000;

/** A staff session that nobody touched for so long is over, on the server and on the screen (ms). */
export const STAFF_IDLE = 15 * MINUTE;
/** How often a screen that somebody is working at tells the server so, where it has nothing else to ask (ms). */
const TELL_EVERY = 5 * MINUTE;
/** Touched within so long means that somebody is there (ms). */
export const RECENT = MINUTE;

/** Moments in ms. */
export type Idling = {
  readonly now: number;
  /** When somebody last touched this app, in whichever of its windows. */
  readonly touchedAt: number;
  /** When somebody last touched this window. */
  readonly touchedHereAt: number;
  /** When this window last told the server that somebody is there. */
  readonly toldAt: number;
};

/**
 * What an open staff screen does now: `lock` where nobody has touched it for a quarter of an hour, `tell` where somebody
 * writes for long without asking the server for anything, or nothing. A screen alone never tells.
 */
export function idleStep({ now, touchedAt, touchedHereAt, toldAt }: Idling): "lock" | "tell" | "wait" {
  if (now - Math.max(touchedAt, touchedHereAt) >= STAFF_IDLE) return "lock";
  return now - touchedHereAt < RECENT && now - toldAt >= TELL_EVERY ? "tell" : "wait";
}
