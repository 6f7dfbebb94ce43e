import { describe, expect, it } from "vitest";
import { belief, recordIdOf, SIZES } from "./arbitrary-points";
import { prepareBelief } from "./prepare-belief";

describe("belief over time", () => {
  it("has a line for each belief, the old one first, and each experiment once", () => {
    const before = belief(0, { side: "old", degree: 90, experiment: true, recordId: recordIdOf(7) });
    const after = belief(1, { side: "old", degree: 60, experiment: true, recordId: recordIdOf(7) });
    const found = prepareBelief([
      belief(3, { degree: 35, belief: "They can like me, some of them" }),
      belief(2, { degree: 20 }),
      after,
      before,
    ]);
    expect(found.lines.map(({ side, belief: words, points }) => [side, words, ...points.map(({ degree }) => degree)])).toEqual([
      ["old", "They laugh at me", 90, 60],
      ["new", "They can like me, some of them", 20, 35],
    ]);
    expect(found.experiments.map(({ recordId }) => recordId)).toEqual([recordIdOf(7)]);
    expect(found.lines.flatMap(({ points }) => points.map(({ experiment }) => experiment))).toEqual([true, true, false, false]);
  });

  it("never pools two beliefs, and keeps what was not rated as a gap", () => {
    const found = prepareBelief([
      belief(0, { beliefId: "x", degree: 10 }),
      belief(1, { beliefId: "y", degree: null }),
      belief(2, { beliefId: "x", degree: 30 }),
    ]);
    expect(found.lines.map(({ beliefId, points }) => [beliefId, ...points.map(({ degree }) => degree)])).toEqual([
      ["x", 10, 30],
      ["y", null],
    ]);
    expect(found.counts).toEqual({ rated: 2, notRated: 1 });
    expect(found.display).toBe("list");
  });

  it("has a sentence, a list or points by how many are rated", () => {
    const displays = SIZES.map((n) => prepareBelief(Array.from({ length: n }, (_, index) => belief(index, { degree: 50 }))).display);
    expect(displays).toEqual(["sentence", "list", "list", "points", "points", "points", "points", "points"]);
  });
});
