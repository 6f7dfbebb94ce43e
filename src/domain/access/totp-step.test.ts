import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfStep, stepAt, stepsThatCount } from "./totp-step";

const moment = fc.integer({ min: 60_000, max: 4_000_000_000_000 }).map((ms) => new Date(ms));

describe("the steps of an authenticator app", () => {
  it("are half minutes from 1970 on (RFC 6238, appendix B)", () => {
    for (const [seconds, step] of [
      [59, 0x1],
      [1111111109, 0x23523ec],
      [1234567890, 0x273ef07],
      [20000000000, 0x27bc86aa],
    ] as const)
      expect(stepAt(new Date(seconds * 1000))).toBe(step);
  });

  it("begin where they say, and hold every moment up to the next", () => {
    fc.assert(
      fc.property(moment, (now) => {
        const step = stepAt(now);
        expect(startOfStep(step).getTime()).toBeLessThanOrEqual(now.getTime());
        expect(startOfStep(step + 1).getTime()).toBeGreaterThan(now.getTime());
        expect(stepAt(startOfStep(step))).toBe(step);
      }),
    );
  });

  it("that count are the current one and one on each side, oldest first", () => {
    fc.assert(
      fc.property(moment, (now) => {
        const step = stepAt(now);
        expect(stepsThatCount(now)).toEqual([step - 1, step, step + 1]);
      }),
    );
  });
});
