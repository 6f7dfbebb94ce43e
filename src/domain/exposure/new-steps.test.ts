import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aLadder, idsOf, isOrdered } from "./arbitrary-ladder";
import { insertAt, type Rung, smallerSteps } from "./ladder";
import { combinableWith, mayTakeBack, placeOfCombination, placeOfSplit, placeOfVariation } from "./new-steps";

const state = fc.constantFrom("active" as const, "resting" as const, "retired" as const);
const withStates = aLadder.chain((ladder) =>
  fc.record({
    ladder: fc.tuple(...ladder.map((rung) => state.map((is) => ({ ...rung, state: is })))),
    id: fc.constantFrom(...idsOf(ladder)),
    other: fc.constantFrom(...idsOf(ladder)),
  }),
);
const TREE = [
  { id: "a", parentId: null, state: "active" },
  { id: "b", parentId: null, state: "resting" },
  { id: "b1", parentId: "b", state: "active" },
  { id: "c", parentId: null, state: "retired" },
] as const;

describe("splitting", () => {
  it("puts smaller steps below the step, behind those that are there", () => {
    expect(placeOfSplit<string>(TREE, "a")).toEqual({ ok: true, place: { parentId: "a", afterId: null } });
    expect(placeOfSplit<string>(TREE, "b")).toEqual({ ok: true, place: { parentId: "b", afterId: "b1" } });
  });

  it("refuses a smaller step and a retired one", () => {
    expect(placeOfSplit<string>(TREE, "b1")).toEqual({ ok: false, reason: "oneLevel" });
    expect(placeOfSplit<string>(TREE, "c")).toEqual({ ok: false, reason: "retired" });
    expect(placeOfSplit<string>(TREE, "gone")).toEqual({ ok: false, reason: "unknownStep" });
  });
});

describe("varying", () => {
  it("stands right behind the step, among its own", () => {
    expect(placeOfVariation<string>(TREE, "b")).toEqual({ ok: true, place: { parentId: null, afterId: "b" } });
    expect(placeOfVariation<string>(TREE, "b1")).toEqual({ ok: true, place: { parentId: "b", afterId: "b1" } });
    expect(placeOfVariation<string>(TREE, "c")).toEqual({ ok: false, reason: "retired" });
    expect(placeOfVariation<string>(TREE, "gone")).toEqual({ ok: false, reason: "unknownStep" });
  });
});

describe("combining", () => {
  it("stands on the ladder itself, behind the later of the two, whichever is named first", () => {
    expect(placeOfCombination<string>(TREE, ["a", "b"])).toEqual({ ok: true, place: { parentId: null, afterId: "b" } });
    expect(placeOfCombination<string>(TREE, ["b1", "a"])).toEqual({ ok: true, place: { parentId: null, afterId: "b" } });
  });

  it("refuses a step with itself, with one of its smaller steps, and with a retired one", () => {
    expect(placeOfCombination<string>(TREE, ["a", "a"])).toEqual({ ok: false, reason: "sameStep" });
    expect(placeOfCombination<string>(TREE, ["b1", "b"])).toEqual({ ok: false, reason: "partOfOther" });
    expect(placeOfCombination<string>(TREE, ["a", "c"])).toEqual({ ok: false, reason: "retired" });
    expect(placeOfCombination<string>(TREE, ["a", "gone"])).toEqual({ ok: false, reason: "unknownStep" });
  });

  it("offers what can be brought together, and nothing of a retired step", () => {
    expect(idsOf(combinableWith<string, (typeof TREE)[number]>(TREE, "a"))).toEqual(["b", "b1"]);
    expect(idsOf(combinableWith<string, (typeof TREE)[number]>(TREE, "b1"))).toEqual(["a"]);
    expect(combinableWith<string, (typeof TREE)[number]>(TREE, "c")).toEqual([]);
  });
});

describe("every new step", () => {
  it("finds its place: the others stay once and in order, and taking it out again gives the ladder as it was", () => {
    fc.assert(
      fc.property(withStates, fc.integer({ min: 1, max: 4 }), ({ ladder, id, other }, count) => {
        for (const placed of [placeOfSplit(ladder, id), placeOfVariation(ladder, id), placeOfCombination(ladder, [id, other])]) {
          if (!placed.ok) continue;
          const { place } = placed;
          const added: Rung[] = Array.from({ length: count }, (_, each) => ({ id: `new${each}`, parentId: place.parentId }));
          const grown = insertAt<string>(ladder, added, place);
          if (!grown.ok) throw new Error(grown.reason);
          expect(isOrdered(grown.ladder)).toBe(true);
          expect(grown.ladder.filter((one) => !one.id.startsWith("new"))).toEqual(ladder);
          expect(smallerSteps(grown.ladder, place.parentId)).toEqual(expect.arrayContaining(added));
        }
      }),
    );
  });
});

describe("taking back", () => {
  it("takes back all, or none where something was made of one", () => {
    expect(mayTakeBack([{ inUse: false }, { inUse: false }])).toEqual({ ok: true });
    expect(mayTakeBack([{ inUse: false }, { inUse: true }])).toEqual({ ok: false, reason: "inUse" });
  });
});
