import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prediction } from "@/domain/chart/arbitrary-points";
import { prepareLikelihoodSlopes } from "@/domain/chart/prepare-likelihood-slopes";
import type { PredictionPoint } from "@/domain/chart/rows";
import { overlap, placeSlope, type SlopeFrame } from "./place-slope";

const frame: SlopeFrame = { width: 100, top: 20, bottom: 170, under: 187, text: 12 };
const place = (given: Partial<PredictionPoint>, where = frame) => {
  const panel = prepareLikelihoodSlopes([prediction(1, given)]).all[0];
  if (!panel) throw new Error("one prediction makes one panel");
  return placeSlope(panel, where);
};
const box = (x: number, y: number, width: number, height: number) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

describe("one slope", () => {
  it("draws what was said at its height, solid to next time, dotted to days later", () => {
    const slope = place({ likelihoodBefore: 80, likelihoodAgain: 40, likelihoodLater: 60, outcome: "no" });
    expect(slope.marks).toEqual([
      { kind: "outcome", x: 39, y: 170, value: 0 },
      { kind: "before", x: 17, y: 50, value: 80 },
      { kind: "again", x: 61, y: 110, value: 40 },
      { kind: "later", x: 83, y: 80, value: 60 },
    ]);
    expect(slope.lines).toEqual([
      { dotted: false, x1: 17, y1: 50, x2: 61, y2: 110 },
      { dotted: true, x1: 61, y1: 110, x2: 83, y2: 80 },
    ]);
    expect(slope.numbers.map(({ kind, value }) => [kind, value])).toEqual([
      ["before", 80],
      ["again", 40],
      ["later", 60],
    ]);
    expect(slope.numbers[0]?.y).toBeLessThan(50);
    expect(slope.numbers[1]?.y).toBeGreaterThan(110);
  });

  it("draws neither mark nor line for a missing number, and bridges no gap", () => {
    const slope = place({ likelihoodBefore: 80, likelihoodLater: 60, outcome: "no" });
    expect(slope.marks.map((mark) => mark.kind)).toEqual(["outcome", "before", "later"]);
    expect(slope.lines).toEqual([]);
    expect(slope.numbers.map((number) => number.kind)).toEqual(["before", "later"]);
  });

  it("stands open and can't-know outcomes under the axis, never at zero", () => {
    expect(place({}).marks).toEqual([{ kind: "outcome", x: 39, y: 187, value: null }]);
    expect(place({}).square).toBe("cannotTellYet");
    expect(place({ outcome: "cannotKnow" })).toMatchObject({ square: "cannotKnow", marks: [{ y: 187 }] });
  });

  it("never prints a number over a mark, another number, or beyond the panel", () => {
    const rating = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
    const half = { before: 6.5, outcome: 6.5, again: 6, later: 3.5 };
    fc.assert(
      fc.property(
        fc.record({ likelihoodBefore: rating, likelihoodAgain: rating, likelihoodLater: rating, degree: rating }),
        fc.constantFrom<PredictionPoint["outcome"]>("no", "partly", "yes", "cannotTellYet", "cannotKnow", null),
        fc.integer({ min: 72, max: 200 }),
        (numbers, outcome, width) => {
          const slope = place({ ...numbers, outcome }, { ...frame, width });
          const boxes = slope.numbers.map((number) => box(number.x, number.y, String(number.value).length * 6.9, 9.6));
          const marks = slope.marks.map((mark) => box(mark.x, mark.y, half[mark.kind] * 2, half[mark.kind] * 2));
          const printed = slope.numbers.map((number) => number.kind);
          if (numbers.likelihoodBefore !== null) expect(printed).toContain("before");
          if (numbers.likelihoodAgain !== null) expect(printed).toContain("again");
          for (const [index, one] of boxes.entries()) {
            expect(one.left).toBeGreaterThanOrEqual(0);
            expect(one.right).toBeLessThanOrEqual(width);
            expect(one.top).toBeGreaterThanOrEqual(0);
            for (const other of [...marks, ...boxes.filter((_, place) => place !== index)]) expect(overlap(one, other)).toBe(false);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
