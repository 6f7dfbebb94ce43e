import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idleStep, STAFF_IDLE } from "./idle";

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 17);

/** What a screen does every 15 seconds for so many minutes, where somebody touches it in these minutes. */
function watch(minutes: number, isTouched: (minute: number) => boolean): { tells: number; lockedAfter: number | null } {
  let [touchedHereAt, toldAt, tells] = [START, START, 0];
  for (let now = START; now <= START + minutes * MINUTE; now += 15_000) {
    if (isTouched(Math.floor((now - START) / MINUTE))) touchedHereAt = now;
    const step = idleStep({ now, touchedAt: touchedHereAt, touchedHereAt, toldAt });
    if (step === "lock") return { tells, lockedAfter: (now - START) / MINUTE };
    if (step === "tell") [toldAt, tells] = [now, tells + 1];
  }
  return { tells, lockedAfter: null };
}

describe("an open staff screen", () => {
  it("locks after a quarter of an hour of nothing, and never tells the server that somebody is there", () => {
    expect(watch(60, (minute) => minute < 1)).toEqual({ tells: 0, lockedAfter: 15.75 });
  });

  it("stays open while somebody writes for hours, and tells the server every five minutes", () => {
    const { tells, lockedAfter } = watch(120, () => true);
    expect(lockedAfter).toBeNull();
    expect(tells).toBe(24);
  });

  it("stays open where another window of it is touched, without telling for that one", () => {
    const touchedElsewhere = { now: START + 20 * MINUTE, touchedAt: START + 19 * MINUTE, touchedHereAt: START, toldAt: START };
    expect(idleStep(touchedElsewhere)).toBe("wait");
  });

  it("is never open longer than the limit after the last touch, nor tells without one in the last minute", () => {
    const span = fc.integer({ min: 0, max: 60 * MINUTE });
    fc.assert(
      fc.property(span, span, span, (elsewhere, here, told) => {
        const now = START + 60 * MINUTE;
        const step = idleStep({ now, touchedAt: now - elsewhere, touchedHereAt: now - here, toldAt: now - told });
        if (Math.min(elsewhere, here) >= STAFF_IDLE) return step === "lock";
        return step !== "lock" && (step !== "tell" || here < MINUTE);
      }),
    );
  });
});
