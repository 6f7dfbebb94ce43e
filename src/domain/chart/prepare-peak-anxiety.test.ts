import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryExposures, exposure, withShuffle } from "./arbitrary-points";
import { preparePeakAnxiety } from "./prepare-peak-anxiety";

const rated = (n: number, predictedPeakSuds: number | null, peakSuds: number | null) => exposure(n, { predictedPeakSuds, peakSuds });

describe("peak anxiety", () => {
  it("counts both directions, ties, gaps and what was written afterwards, each exposure once", () => {
    const { counts } = preparePeakAnxiety([
      rated(1, 75, 60),
      rated(2, 55, 40),
      rated(3, 70, 85),
      rated(4, 65, 65),
      rated(5, null, 45),
      rated(6, 85, null),
      rated(7, null, null),
      exposure(8, { predictedPeakSuds: 90, peakSuds: 10, retrospective: true }),
      exposure(9, { predictedPeakSuds: null, peakSuds: 10, retrospective: true }),
    ]);
    expect(counts).toEqual({ lower: 2, higher: 1, same: 1, afterwards: 1, notRated: 4 });
  });

  it("takes zero for a number", () => {
    const { rows, counts } = preparePeakAnxiety([rated(1, 0, 0), rated(2, 0, 1), rated(3, 1, 0)]);
    expect(counts).toEqual({ lower: 1, higher: 1, same: 1, afterwards: 0, notRated: 0 });
    expect(rows[0]).toMatchObject({ predicted: 0, actual: 0 });
  });

  it("keeps an exposure without any number as a row", () => {
    expect(
      preparePeakAnxiety([rated(2, null, null), rated(1, 50, 40), rated(3, 40, 50)]).rows.map((row) => [row.title, row.predicted]),
    ).toEqual([
      ["Step 1", 50],
      ["Step 2", null],
      ["Step 3", 40],
    ]);
  });

  it.each([
    [0, "sentence"],
    [1, "list"],
    [2, "list"],
    [3, "points"],
    [7, "points"],
    [8, "points"],
    [60, "points"],
    [500, "points"],
  ] as const)("shows %i exposures as %s", (n, display) => {
    const prepared = preparePeakAnxiety(Array.from({ length: n }, (_, index) => rated(index, 70, 60)));
    expect([prepared.display, prepared.rows.length]).toEqual([display, n]);
  });

  it("adds up to all records whatever is missing, in any order of the input", () => {
    fc.assert(
      fc.property(withShuffle(arbitraryExposures), ([points, shuffled]) => {
        const prepared = preparePeakAnxiety(points);
        expect(preparePeakAnxiety(shuffled)).toEqual(prepared);
        expect(Object.values(prepared.counts).reduce((sum, count) => sum + count, 0)).toBe(points.length);
        expect(prepared.counts.notRated).toBe(points.filter((point) => point.predictedPeakSuds === null || point.peakSuds === null).length);
        for (const point of points) {
          expect(prepared.rows.find((row) => row.recordId === point.recordId)).toMatchObject({
            predicted: point.predictedPeakSuds,
            actual: point.peakSuds,
          });
        }
      }),
    );
  });
});
