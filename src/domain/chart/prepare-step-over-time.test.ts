import { describe, expect, it } from "vitest";
import { exposure, SIZES } from "./arbitrary-points";
import { prepareStepOverTime } from "./prepare-step-over-time";
import { EVERYTHING } from "./select-rows";

const STEP = "00000000-0000-4000-9000-000000000001";
const peaks = (...values: (number | null)[]) => values.map((peakSuds, n) => exposure(n, { stepId: STEP, peakSuds, predictedPeakSuds: 80 }));

describe("one step over time", () => {
  it("has the median of 3 to 7 numbers, and of 8 the rolling one", () => {
    const seven = prepareStepOverTime(peaks(90, 80, 85, 60, 70, 40, 30), STEP);
    expect(seven.series.peak).toEqual({ n: 7, display: "pointsAndMedian", median: 70 });
    expect(seven.points.every(({ rolling }) => rolling.peak === null)).toBe(true);
    const eight = prepareStepOverTime(peaks(90, 80, 85, 60, 70, 40, 30, 20), STEP);
    expect(eight.series.peak).toEqual({ n: 8, display: "rollingMedian", median: null });
    expect(eight.points.map(({ rolling }) => rolling.peak)).toEqual([null, null, 85, 80, 70, 60, 40, 30]);
  });

  it("goes by the numbers of each series, not by its records: what is missing is no number", () => {
    const steps = prepareStepOverTime(peaks(90, null, null, null, null, null, 40, null), STEP);
    expect(steps).toMatchObject({ display: "rollingMedian", total: 8 });
    expect(steps.series.peak).toEqual({ n: 2, display: "list", median: null });
    expect(steps.series.end).toEqual({ n: 0, display: "sentence", median: null });
    expect(steps.series.predicted.display).toBe("rollingMedian");
    expect(steps.points.map(({ peak }) => peak)).toEqual([90, null, null, null, null, null, 40, null]);
  });

  it("draws what was written afterwards, and leaves it out of the median of predictions", () => {
    const all = peaks(50, 50, 50, 50).map((point, n) => ({ ...point, predictedPeakSuds: 10 * n, retrospective: n === 0 }));
    const steps = prepareStepOverTime(all, STEP);
    expect(steps.points[0]).toMatchObject({ predicted: 0, retrospective: true });
    expect(steps.series.predicted).toEqual({ n: 3, display: "pointsAndMedian", median: 20 });
  });

  it("marks the first time, repeats and variations, of this step only", () => {
    const all = [...peaks(50, 50, 50), exposure(9, { stepId: "other", peakSuds: 1 })];
    const varied = all.map((point, n) => (n === 1 ? { ...point, variations: ["place"] } : point));
    const steps = prepareStepOverTime(varied, STEP);
    expect(steps.points.map(({ time }) => time)).toEqual(["first", "variation", "repeat"]);
    expect(steps.times).toEqual({ first: 1, repeat: 1, variation: 1 });
    expect(steps.tally).toEqual({ all: 4, notChosen: 1, thinnedOut: 0, drawn: 3 });
    const later = prepareStepOverTime(varied, STEP, { ...EVERYTHING, from: exposure(2).occurredAt });
    expect(later.points.map(({ time }) => time)).toEqual(["repeat"]);
  });

  it("has a sentence, a list, points and a rolling median by how many there are", () => {
    const displays = SIZES.map((n) => prepareStepOverTime(peaks(...Array.from({ length: n }, () => 50)), STEP).display);
    expect(displays).toEqual([
      "sentence",
      "list",
      "list",
      "pointsAndMedian",
      "pointsAndMedian",
      "rollingMedian",
      "rollingMedian",
      "rollingMedian",
    ]);
  });
});
