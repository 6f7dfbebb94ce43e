import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CRITICAL_INDEX, errorOfDifference, leastReliableDifference, reliableChangeIndex } from "./reliable-change";

// The worked example of Jacobson & Truax 1991: s 7.5, r .80, pretest 47.5, posttest 32.5; Sdiff 4.74, |RC| 3.16.
const EXAMPLE = { standardDeviation: 7.5, reliability: 0.8 };
const precisions = fc.record({
  standardDeviation: fc.double({ min: 0.5, max: 40, noNaN: true }),
  reliability: fc.double({ min: 0, max: 0.99, noNaN: true }),
});
const scores = fc.integer({ min: 0, max: 144 });

describe("reliable change", () => {
  it("is the example of its authors, to their digits", () => {
    expect(errorOfDifference(EXAMPLE)).toBeCloseTo(4.74, 2);
    expect(reliableChangeIndex(47.5, 32.5, EXAMPLE)).toBeCloseTo(-3.16, 2);
    expect(leastReliableDifference(EXAMPLE)).toBeCloseTo(9.3, 2);
    expect(CRITICAL_INDEX).toBe(1.96);
  });

  it("is the table of Wodrich & Schmitt (Appendix E): Piers-Harris-2, SEM 3.07, 24 → 35", () => {
    // The standard error of measurement is s · √(1 − r): with r = 0 it is s itself.
    const piersHarris = { standardDeviation: 3.07, reliability: 0 };
    expect(errorOfDifference(piersHarris)).toBeCloseTo(4.34, 2);
    expect(leastReliableDifference(piersHarris)).toBeCloseTo(8.51, 2);
    expect(reliableChangeIndex(24, 35, piersHarris)).toBeGreaterThan(CRITICAL_INDEX);
  });

  it("stays missing where a score is missing, and where nothing can be divided by", () => {
    expect(reliableChangeIndex(null, 10, EXAMPLE)).toBeNull();
    expect(reliableChangeIndex(10, null, EXAMPLE)).toBeNull();
    expect(reliableChangeIndex(10, 4, { standardDeviation: 7.5, reliability: 1 })).toBeNull();
    expect(reliableChangeIndex(0, 0, EXAMPLE)).toBe(0);
  });

  it("turns round with the two scores, and is reliable exactly from the least difference on", () => {
    fc.assert(
      fc.property(scores, scores, precisions, (earlier, later, precision) => {
        const index = reliableChangeIndex(earlier, later, precision) ?? Number.NaN;
        const back = reliableChangeIndex(later, earlier, precision) ?? Number.NaN;
        expect(index + back).toBe(0);
        const room = Math.abs(Math.abs(later - earlier) - leastReliableDifference(precision));
        if (room < 1e-9) return;
        expect(Math.abs(index) >= CRITICAL_INDEX).toBe(Math.abs(later - earlier) >= leastReliableDifference(precision));
      }),
    );
  });

  it("asks for less the more reliable the measure is", () => {
    fc.assert(
      fc.property(precisions, (precision) => {
        const surer = { ...precision, reliability: precision.reliability + (1 - precision.reliability) / 2 };
        expect(leastReliableDifference(surer)).toBeLessThan(leastReliableDifference(precision));
      }),
    );
  });
});
