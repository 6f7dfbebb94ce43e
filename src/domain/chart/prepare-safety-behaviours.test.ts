import { describe, expect, it } from "vitest";
import { behaviour, SIZES } from "./arbitrary-points";
import { droppedBehaviours } from "./dropped-behaviours";
import { prepareSafetyBehaviours } from "./prepare-safety-behaviours";

const drop = (...words: string[]) => words.map((each) => ({ behaviour: each, plan: "drop" as const }));

describe("droppedBehaviours", () => {
  it("counts what was to be dropped: dropped, used, or not said", () => {
    const planned = [...drop("rehearsing", "looking away", "leaving early"), { behaviour: "phone", plan: "keep" as const }];
    const used = [
      { behaviour: "rehearsing", degree: 0 },
      { behaviour: "looking away", degree: 40 },
      { behaviour: "phone", degree: 0 },
    ];
    expect(droppedBehaviours(planned, used)).toEqual({ planned: 3, dropped: 1, used: 1, notSaid: 1 });
    expect(droppedBehaviours(planned, null)).toEqual({ planned: 3, dropped: 0, used: 0, notSaid: 3 });
    expect(droppedBehaviours(drop("rehearsing", "rehearsing"), used)).toMatchObject({ planned: 1, dropped: 1 });
  });

  it("is nothing where nothing was to be dropped", () => {
    expect(droppedBehaviours([{ behaviour: "phone", plan: "reduce" }], null)).toBeNull();
    expect(droppedBehaviours(null, null)).toBeNull();
  });
});

describe("safety behaviours and attention against the anxiety gap", () => {
  const rated = { predictedPeakSuds: 80, peakSuds: 50 };

  it("draws what has both numbers, counts the others, and leaves missing missing", () => {
    const found = prepareSafetyBehaviours([
      behaviour(0, { ...rated, behaviours: { planned: 3, dropped: 2, used: 1, notSaid: 0 }, attentionExternal: 70 }),
      behaviour(1, { ...rated, behaviours: { planned: 2, dropped: 0, used: 0, notSaid: 2 } }),
      behaviour(2, { predictedPeakSuds: 80, behaviours: { planned: 1, dropped: 1, used: 0, notSaid: 0 }, attentionExternal: 0 }),
      behaviour(3, { ...rated, peakSuds: 95, behaviours: { planned: 1, dropped: 0, used: 1, notSaid: 0 }, retrospective: true }),
    ]);
    expect(found.behaviours.points.map(({ x, gap, hollow }) => [x, gap, hollow])).toEqual([
      [2, 30, false],
      [0, -15, true],
    ]);
    expect(found.behaviours.counts).toEqual({ both: 2, oneMissing: 2, retrospective: 1 });
    expect(found.behaviours.x).toEqual({ from: 0, to: 2, ticks: [0, 1, 2] });
    expect(found.attention.points.map(({ x, gap }) => [x, gap])).toEqual([[70, 30]]);
    expect(found.attention).toMatchObject({ display: "list", counts: { both: 1, oneMissing: 3, retrospective: 0 } });
    expect(found.marks.map(({ dropped }) => dropped)).toEqual([2, null, 1, 0]);
  });

  it("has a sentence, a list or points by how many have both", () => {
    const displays = SIZES.map(
      (n) =>
        prepareSafetyBehaviours(Array.from({ length: n }, (_, index) => behaviour(index, { ...rated, attentionExternal: 50 }))).attention
          .display,
    );
    expect(displays).toEqual(["sentence", "list", "list", "points", "points", "points", "points", "points"]);
  });
});
