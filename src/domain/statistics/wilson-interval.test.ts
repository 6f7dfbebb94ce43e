import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "./wilson-interval";

const counts = fc.integer({ min: 1, max: 500 }).chain((n) => fc.record({ n: fc.constant(n), successes: fc.integer({ min: 0, max: n }) }));

describe("wilsonInterval", () => {
  // 95 % limits of the score method. 81 of 263 and 15 of 148 are the worked examples of Newcombe 1998,
  // 10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, as are 0 of 20 and 1 of 29.
  it.each([
    [1, 7, 0.0257, 0.5131],
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i", (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it("is null where nothing was counted: no share of nothing", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it("holds the share, and stays between 0 and 1", () => {
    fc.assert(
      fc.property(counts, ({ successes, n }) => {
        const { low, high } = wilsonInterval(successes, n) ?? { low: Number.NaN, high: Number.NaN };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(successes / n - 1e-12);
        expect(low).toBeLessThan(high);
      }),
    );
  });

  it("reads the same from the other side: the failures mirror the successes", () => {
    fc.assert(
      fc.property(counts, ({ successes, n }) => {
        const one = wilsonInterval(successes, n);
        const other = wilsonInterval(n - successes, n);
        expect(one?.low).toBeCloseTo(1 - (other?.high ?? Number.NaN), 10);
        expect(one?.high).toBeCloseTo(1 - (other?.low ?? Number.NaN), 10);
      }),
    );
  });

  it("narrows as more of the same is counted", () => {
    fc.assert(
      fc.property(counts, ({ successes, n }) => {
        const width = (interval: ReturnType<typeof wilsonInterval>) => (interval ? interval.high - interval.low : Number.NaN);
        expect(width(wilsonInterval(successes * 2, n * 2))).toBeLessThan(width(wilsonInterval(successes, n)));
      }),
    );
  });
});
