import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryPredictions, prediction, recordIdOf, SIZES, withShuffle } from "./arbitrary-points";
import { PANELS_SHOWN, prepareLikelihoodSlopes } from "./prepare-likelihood-slopes";

const many = (n: number) => Array.from({ length: n }, (_, index) => prediction(index, { likelihoodBefore: 50 }));

describe("likelihood slopes", () => {
  it("keeps every number as it was said, oldest first", () => {
    const slopes = prepareLikelihoodSlopes([
      prediction(3, { likelihoodBefore: 65, likelihoodAgain: 45, likelihoodLater: 50, outcome: "partly", degree: 40 }),
      prediction(1, { likelihoodBefore: 85, likelihoodAgain: 60, likelihoodLater: 70, outcome: "no" }),
      prediction(2, { likelihoodBefore: 75, likelihoodAgain: 70, outcome: "yes", retrospective: true }),
    ]);
    expect(
      slopes.panels.map(({ before, again, later, outcomeHeight, retrospective }) => [before, again, later, outcomeHeight, retrospective]),
    ).toEqual([
      [85, 60, 70, 0, false],
      [75, 70, null, 100, true],
      [65, 45, 50, 40, false],
    ]);
  });

  it("puts under the axis what is open, can't be told yet, can't be known, or has no degree", () => {
    const slopes = prepareLikelihoodSlopes([
      prediction(1, { decideBy: "2026-03-27" }),
      prediction(2, { outcome: "cannotTellYet", decideBy: "2026-03-28" }),
      prediction(3, { outcome: "cannotKnow", decideBy: "2026-03-29" }),
      prediction(4, { outcome: "partly" }),
    ]);
    expect(slopes.panels.map((panel) => panel.outcomeHeight)).toEqual([null, null, null, null]);
    expect(slopes.panels.map((panel) => panel.decideBy)).toEqual(["2026-03-27", "2026-03-28", null, null]);
  });

  it("has change, error and learning rate of what was predicted, and none of what was written afterwards", () => {
    const said = { likelihoodBefore: 85, likelihoodAgain: 45, likelihoodLater: 55, outcome: "partly" as const, degree: 5 };
    const slopes = prepareLikelihoodSlopes([
      prediction(1, said),
      prediction(2, { ...said, retrospective: true }),
      prediction(3, { ...said, outcome: "yes", degree: null }),
      prediction(4, { likelihoodAgain: 45 }),
    ]);
    expect(slopes.panels.map(({ change, changeNow, error, learningRate }) => [change, changeNow, error, learningRate])).toEqual([
      [40, 30, 80, 0.5],
      [null, null, null, null],
      [40, 30, -15, null],
      [null, null, null, null],
    ]);
    expect(slopes.counts).toEqual({ resolved: 3, open: 1, cannotKnow: 0, retrospective: 1 });
  });

  it("has no degree of what did not happen", () => {
    expect(prepareLikelihoodSlopes([prediction(1, { outcome: "no", degree: 30 })]).panels[0]).toMatchObject({
      degree: null,
      outcomeHeight: 0,
    });
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
  ] as const)("shows %i predictions as %s", (n, display) => {
    expect(prepareLikelihoodSlopes(many(n)).display).toBe(display);
  });

  it("shows the last twelve and says how many stand before them", () => {
    const slopes = prepareLikelihoodSlopes(many(60));
    expect(slopes.panels).toHaveLength(PANELS_SHOWN);
    expect(slopes.panels.at(-1)?.recordId).toBe(recordIdOf(59));
    expect([slopes.earlier, slopes.total, slopes.all.length]).toEqual([48, 60, 60]);
    expect(prepareLikelihoodSlopes(many(60), 24)).toMatchObject({ earlier: 36 });
    expect(prepareLikelihoodSlopes(many(60), Number.POSITIVE_INFINITY)).toMatchObject({ earlier: 0 });
  });

  it("counts every record once", () => {
    for (const n of SIZES) {
      const slopes = prepareLikelihoodSlopes(many(n));
      expect(slopes.earlier + slopes.panels.length).toBe(n);
    }
  });

  it("leaves missing missing, and never depends on the order of the input", () => {
    fc.assert(
      fc.property(withShuffle(arbitraryPredictions), ([points, shuffled]) => {
        const slopes = prepareLikelihoodSlopes(points, Number.POSITIVE_INFINITY);
        expect(prepareLikelihoodSlopes(shuffled, Number.POSITIVE_INFINITY)).toEqual(slopes);
        for (const point of points) {
          const panel = slopes.panels.find((one) => one.recordId === point.recordId);
          expect([panel?.before, panel?.again, panel?.later]).toEqual([
            point.likelihoodBefore,
            point.likelihoodAgain,
            point.likelihoodLater,
          ]);
          const known = point.outcome === "no" || point.outcome === "yes" || (point.outcome === "partly" && point.degree !== null);
          expect(panel?.outcomeHeight === null).toBe(!known);
        }
      }),
    );
  });
});
