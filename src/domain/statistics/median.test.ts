import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, rollingMedian } from "./median";

const ratings = fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }), { maxLength: 40 });

describe("median", () => {
  it.each([
    [[], null],
    [[null, null], null],
    [[0], 0],
    [[70], 70],
    [[10, 20], 15],
    [[90, 10, 50], 50],
    [[1, 2, 3, 100], 2.5],
    [[null, 80, null, 20, 40], 40],
    // As text, 9 would come after 100.
    [[100, 9, 20], 20],
  ])("of %j is %j", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it("does not care about order or gaps", () => {
    const shuffled = ratings.chain((values) =>
      fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length })),
    );
    fc.assert(
      fc.property(shuffled, ([values, other]) => {
        expect(median(other)).toBe(median(values));
        expect(median([...values, null])).toBe(median(values));
      }),
    );
  });

  it("has as many ratings at or below it as at or above it", () => {
    fc.assert(
      fc.property(ratings, (values) => {
        const rated = values.filter((value) => value !== null);
        const middle = median(values);
        expect(middle === null).toBe(rated.length === 0);
        if (middle === null) return;
        expect(rated.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(rated.length);
        expect(rated.filter((value) => value >= middle).length * 2).toBeGreaterThanOrEqual(rated.length);
      }),
    );
  });

  it("leaves the order of what it was given alone", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("rollingMedian", () => {
  it("by hand", () => {
    expect(rollingMedian([90, 80, 85, 60, 70, null, 40, 30])).toEqual([null, null, 85, 80, 70, 65, 55, 35]);
    expect(rollingMedian([10, 20, 30, 40], 2)).toEqual([null, 15, 25, 35]);
  });

  it("stays a gap where there is nothing in its window", () => {
    expect(rollingMedian([50, null, null, null, 20])).toEqual([null, null, 50, null, 20]);
  });

  it("has one entry for each point, each within the ratings of its window", () => {
    fc.assert(
      fc.property(ratings, (values) => {
        const rolling = rollingMedian(values);
        expect(rolling).toHaveLength(values.length);
        rolling.forEach((entry, index) => {
          if (entry === null) return;
          const rated = values.slice(index - 2, index + 1).filter((value) => value !== null);
          expect(entry).toBeGreaterThanOrEqual(Math.min(...rated));
          expect(entry).toBeLessThanOrEqual(Math.max(...rated));
        });
      }),
    );
  });
});
