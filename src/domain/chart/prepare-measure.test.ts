import { describe, expect, it } from "vitest";
import { administration, SIZES } from "./arbitrary-points";
import { type MeasureScale, prepareMeasure } from "./prepare-measure";
import { EVERYTHING } from "./select-rows";

// GAD-7: cut-offs 5, 10, 15 (Spitzer 2006), reliable change 4 (Toussaint 2020).
const GAD_7: MeasureScale = {
  highest: 21,
  cutOffs: [
    { from: 5, label: "mild" },
    { from: 10, label: "moderate" },
    { from: 15, label: "severe" },
  ],
  reliableChange: { by: "points", amount: 4, source: "Toussaint 2020" },
};
const scores = (...values: (number | null)[]) => values.map((score, n) => administration(n, score));

describe("a measure over time", () => {
  it("has its points, their ranges, and the band around the first score", () => {
    const found = prepareMeasure(scores(14, 11, 10, 18, null, 4), GAD_7);
    expect(found.band).toEqual({ first: 14, low: 10, high: 18, source: "Toussaint 2020" });
    expect(found.points.map(({ score, range, change }) => [score, range, change])).toEqual([
      [14, "moderate", null],
      [11, "moderate", "within"],
      [10, "moderate", "lower"],
      [18, "severe", "higher"],
      [null, null, null],
      [4, null, "lower"],
    ]);
    expect(found.counts).toEqual({ scored: 5, incomplete: 1 });
    expect(found.axis.ticks).toEqual([0, 5, 10, 15, 21]);
  });

  it("keeps the first score there ever was where a later time is chosen", () => {
    const found = prepareMeasure(scores(14, 12, 9), GAD_7, { ...EVERYTHING, from: administration(1, null).occurredAt });
    expect(found.band?.first).toBe(14);
    expect(found.points.map(({ change }) => change)).toEqual(["within", "lower"]);
  });

  it("takes percent of the first score where that is what is published: LSAS, 28 %", () => {
    const lsas: MeasureScale = { highest: 144, cutOffs: [], reliableChange: { by: "percent", amount: 28, source: "von Glischinski 2018" } };
    const found = prepareMeasure(scores(100, 73, 72), lsas);
    expect(found.band).toMatchObject({ low: 72, high: 128 });
    expect(found.points.map(({ change }) => change)).toEqual([null, "within", "lower"]);
  });

  it("has no band without a source or a first score", () => {
    expect(prepareMeasure(scores(14, 2), { ...GAD_7, reliableChange: null })).toMatchObject({ band: null });
    expect(prepareMeasure(scores(null, null), GAD_7)).toMatchObject({ band: null, display: "sentence", total: 2 });
    expect(prepareMeasure(scores(null, 10, 8), GAD_7).band?.first).toBe(10);
  });

  it("has a sentence, a list or points by how many scores there are", () => {
    const displays = SIZES.map((n) => prepareMeasure(scores(...Array.from({ length: n }, () => 7)), GAD_7).display);
    expect(displays).toEqual(["sentence", "list", "list", "points", "points", "points", "points", "points"]);
  });
});
