import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysAfter } from "../calendar/plain-days";
import { SILENCE_DAYS, silentSince, smallestOf } from "./return";

const LAST = "2026-03-01";

describe("a silence", () => {
  it("begins at fourteen days without anything, and is none for whoever never came", () => {
    expect(silentSince(LAST, [], daysAfter(LAST, SILENCE_DAYS - 1))).toBeNull();
    expect(silentSince(LAST, [], daysAfter(LAST, SILENCE_DAYS))).toBe(LAST);
    expect(silentSince(null, [], "2030-01-01")).toBeNull();
  });

  it("is not what was agreed on: held days do not count", () => {
    const rest = { from: "2026-03-04", to: "2026-03-11" };
    expect(silentSince(LAST, [rest], daysAfter(LAST, SILENCE_DAYS))).toBeNull();
    expect(silentSince(LAST, [rest], daysAfter(LAST, SILENCE_DAYS + 7))).toBe(LAST);
    // Nobody answered: whoever waits has not gone silent.
    expect(silentSince(LAST, [{ from: "2026-03-02", to: null }], daysAfter(LAST, 60))).toBeNull();
  });
});

describe("the one small thing", () => {
  it("takes least time, and is no exposure where there is anything else", () => {
    const step = { minutes: 2, isExposure: true, name: "step" };
    const log = { minutes: 5, isExposure: false, name: "log" };
    const breath = { minutes: 3, isExposure: false, name: "breath" };
    expect(smallestOf([step, log, breath])?.name).toBe("breath");
    expect(smallestOf([step])?.name).toBe("step");
    expect(smallestOf([])).toBeNull();
  });

  it("is one of them, the first among equals", () => {
    const thing = fc.record({ minutes: fc.integer({ min: 1, max: 5 }), isExposure: fc.boolean() });
    fc.assert(
      fc.property(fc.array(thing, { minLength: 1 }), (things) => {
        const least = smallestOf(things);
        const equals = things.filter(({ minutes, isExposure }) => minutes === least?.minutes && isExposure === least.isExposure);
        expect(equals[0]).toBe(least);
        if (least?.isExposure) expect(things.every(({ isExposure }) => isExposure)).toBe(true);
      }),
    );
  });
});
