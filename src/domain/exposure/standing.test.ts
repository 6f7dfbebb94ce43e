import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aLadder, idsOf, isOrdered } from "./arbitrary-ladder";
import { standing, standingApart } from "./standing";

const STATES = { a: "retired", b: "retired", b1: "resting", b2: "retired", c: "active", c1: "active", d: "resting", d1: "active" } as const;
const STEPS = Object.entries(STATES).map(([id, state]) => ({ id, parentId: id.length > 1 ? (id[0] ?? null) : null, state }));
const state = fc.constantFrom("active" as const, "resting" as const, "retired" as const);
const anySteps = aLadder.chain((ladder) => fc.tuple(...ladder.map((rung) => state.map((is) => ({ ...rung, state: is })))));

describe("what stands on the ladder", () => {
  it("leaves out what is retired, but not a step that still holds smaller ones", () => {
    const { shown, putAside } = standing(STEPS);
    expect(idsOf(shown)).toEqual(["b", "b1", "c", "c1", "d", "d1"]);
    expect(idsOf(putAside)).toEqual(["a", "b2"]);
  });

  it("has every step in exactly one of the two lists, and shows no smaller step without its own", () => {
    fc.assert(
      fc.property(anySteps, (all) => {
        const { shown, putAside } = standing(all);
        expect([...idsOf(shown), ...idsOf(putAside)].sort()).toEqual(idsOf(all).sort());
        expect(isOrdered(shown)).toBe(true);
      }),
    );
  });
});

describe("what there is to do on it", () => {
  it("is apart from what rests and from what is retired", () => {
    const { onLadder, resting, retired } = standingApart(STEPS);
    expect(idsOf(onLadder)).toEqual(["c", "c1", "d", "d1"]);
    expect(idsOf(resting)).toEqual(["b1"]);
    expect(idsOf(retired)).toEqual(["a", "b", "b2"]);
  });

  it("has every step in exactly one of the three lists, every active one on the ladder, and none there without its own", () => {
    fc.assert(
      fc.property(anySteps, (all) => {
        const { onLadder, resting, retired } = standingApart(all);
        expect([...idsOf(onLadder), ...idsOf(resting), ...idsOf(retired)].sort()).toEqual(idsOf(all).sort());
        expect(isOrdered(onLadder)).toBe(true);
        expect([...resting, ...retired].some((step) => step.state === "active")).toBe(false);
      }),
    );
  });
});
