import { describe, expect, it } from "vitest";
import { prediction, SIZES } from "./arbitrary-points";
import { prepareCalibration } from "./prepare-calibration";

/** So many forecasts of one likelihood, the first few of which happened. */
const forecasts = (likelihoodBefore: number, n: number, happened: number, from = 0) =>
  Array.from({ length: n }, (_, index) => prediction(from + index, { likelihoodBefore, outcome: index < happened ? "yes" : "no" }));

describe("calibration", () => {
  it("has nothing but counts under ten, means from ten, a diagram from twenty", () => {
    const displays = [0, 9, 10, 19, 20].map((n) => prepareCalibration(forecasts(80, n, 2)).display);
    expect(displays).toEqual(["counts", "counts", "means", "means", "diagram"]);
    expect(prepareCalibration(forecasts(80, 9, 2))).toMatchObject({ means: null, bins: [] });
    expect(SIZES.map((n) => prepareCalibration(forecasts(80, n, 0)).display)).toEqual([
      ...["counts", "counts", "counts", "counts", "counts", "counts"],
      ...["diagram", "diagram"],
    ]);
  });

  it("compares the mean forecast with the share that happened", () => {
    const { means } = prepareCalibration(forecasts(80, 10, 1));
    // Wilson 1927 for 1 of 10: 1.79 % to 40.42 %. Brier: (9 · 0.64 + 0.04) ÷ 10.
    expect(means).toEqual({
      ...{ n: 10, happened: 1, meanForecast: 80, share: 10, low: 2, high: 40 },
      brier: { score: expect.closeTo(0.58, 12), n: 10 },
    });
  });

  it("puts a hundred into the last of five ranges, and leaves empty ones out", () => {
    const { bins } = prepareCalibration([
      ...forecasts(0, 5, 0),
      ...forecasts(19, 5, 1, 20),
      ...forecasts(20, 5, 2, 40),
      ...forecasts(100, 5, 5, 60),
    ]);
    expect(bins.map(({ from, to, n, happened, meanForecast, share }) => [from, to, n, happened, meanForecast, share])).toEqual([
      [0, 20, 10, 1, 9.5, 10],
      [20, 40, 5, 2, 20, 40],
      [80, 100, 5, 5, 100, 100],
    ]);
    expect(bins.at(-1)).toMatchObject({ low: 57, high: 100 });
  });

  it("leaves out memory, next links, partly, open, can't know and what has no number, and counts each", () => {
    const yes = { likelihoodBefore: 50, outcome: "yes" as const };
    const found = prepareCalibration([
      prediction(0, yes),
      prediction(1, { ...yes, retrospective: true }),
      prediction(2, { ...yes, conditional: true }),
      prediction(3, { ...yes, likelihoodBefore: null }),
      prediction(4, { ...yes, outcome: "partly", degree: 50 }),
      prediction(5, { ...yes, outcome: null }),
      prediction(6, { ...yes, outcome: "cannotTellYet" }),
      prediction(7, { ...yes, outcome: "cannotKnow" }),
    ]);
    expect(found.counts).toEqual({ used: 1, partly: 1, open: 2, cannotKnow: 1, retrospective: 1, conditional: 1, noLikelihood: 1 });
    expect(found.total).toBe(8);
  });
});
