import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../prediction/outcome";
import { arbitraryPredictions, prediction, SIZES, withShuffle } from "./arbitrary-points";
import { prepareOutcomeSquares } from "./prepare-outcome-counts";

const withOutcomes = (...outcomes: (Outcome | null)[]) => outcomes.map((outcome, n) => prediction(n, { outcome }));

describe("what was feared, what happened", () => {
  it("counts the main story as the mockup does", () => {
    const squares = prepareOutcomeSquares(withOutcomes("no", "no", "yes", "partly", "no", "no", "cannotKnow", "no", "cannotTellYet"));
    expect(squares.rows.map((row) => [row.outcome, row.predictions.length])).toEqual([
      ["no", 5],
      ["partly", 1],
      ["yes", 1],
      ["cannotTellYet", 1],
      ["cannotKnow", 1],
    ]);
    expect(squares).toMatchObject({ happened: 1, partly: 1, resolved: 7, open: 1, cannotKnow: 1, total: 9 });
    // Wilson 1927 for 1 of 7: 2.57 % to 51.31 %.
    expect(squares.happenedInterval).toEqual({ low: 3, high: 51 });
  });

  it("gives open predictions a row of their own, never under did-not-happen", () => {
    const squares = prepareOutcomeSquares(withOutcomes(null, null, "cannotTellYet", "cannotKnow"));
    expect(squares).toMatchObject({ happened: 0, resolved: 0, open: 3, cannotKnow: 1, happenedInterval: null });
    expect(squares.rows.at(-1)).toMatchObject({ outcome: "open", predictions: [{ title: "Step 0" }, { title: "Step 1" }] });
    expect(squares.rows[0]?.predictions).toEqual([]);
  });

  it("has no interval under three known outcomes", () => {
    expect(prepareOutcomeSquares(withOutcomes("no", "yes", null, null)).happenedInterval).toBeNull();
    expect(prepareOutcomeSquares(withOutcomes("no", "no", "no")).happenedInterval).toEqual({ low: 0, high: 56 });
    expect(prepareOutcomeSquares(withOutcomes("yes", "yes", "yes")).happenedInterval).toEqual({ low: 44, high: 100 });
  });

  it("has a sentence for none, a list for one or two, squares from three", () => {
    const shapes = SIZES.map((n) => prepareOutcomeSquares(Array.from({ length: n }, (_, index) => prediction(index))));
    expect(shapes.map((shape) => shape.display)).toEqual([
      "sentence",
      "list",
      "list",
      "squares",
      "squares",
      "squares",
      "squares",
      "squares",
    ]);
    expect(shapes.map((shape) => shape.total)).toEqual([...SIZES]);
  });

  it("puts every prediction in exactly one row, in any order of the input", () => {
    fc.assert(
      fc.property(withShuffle(arbitraryPredictions), ([points, shuffled]) => {
        const squares = prepareOutcomeSquares(points);
        expect(prepareOutcomeSquares(shuffled)).toEqual(squares);
        const placed = squares.rows.flatMap((row) => row.predictions.map((one) => one.recordId));
        expect(placed.sort()).toEqual(points.map((point) => point.recordId).sort());
        expect(squares.resolved + squares.open + squares.cannotKnow).toBe(points.length);
        expect(squares.all).toHaveLength(points.length);
      }),
    );
  });
});
