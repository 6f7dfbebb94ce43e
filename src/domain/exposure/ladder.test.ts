import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aLadder, idsOf, isOrdered } from "./arbitrary-ladder";
import { type Ladder, MOVE_REFUSALS, moveTo, offeredMoves, type Place, placeOf, placeOfDrop, type Rung, smallerSteps } from "./ladder";

/** Two wholes and a split one: a, b (with b1, b2), c. */
const TREE: Ladder = [
  { id: "a", parentId: null },
  { id: "b", parentId: null },
  { id: "b1", parentId: "b" },
  { id: "b2", parentId: "b" },
  { id: "c", parentId: null },
];
const at = (parentId: string | null, afterId: string | null): Place => ({ parentId, afterId });
const read = (ladder: Ladder) => ladder.map(({ id, parentId }) => (parentId ? `${parentId}>${id}` : id)).join(" ");
function moved(ladder: Ladder, id: string, place: Place): Rung[] {
  const answer = moveTo(ladder, id, place);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.ladder;
}

/** Any step to any place, sensible or not. */
const aMove = aLadder.chain((ladder) => {
  const id = fc.constantFrom(...idsOf(ladder));
  const orNone = fc.option(fc.oneof(id, fc.constant("elsewhere")), { nil: null });
  return fc.record({ ladder: fc.constant(ladder), id, place: fc.record({ parentId: orNone, afterId: orNone }) });
});

describe("moving a step", () => {
  it("moves up, down and to the top, and takes its smaller steps along", () => {
    expect(read(moved(TREE, "c", at(null, "a")))).toBe("a c b b>b1 b>b2");
    expect(read(moved(TREE, "b", at(null, null)))).toBe("b b>b1 b>b2 a c");
    expect(read(moved(TREE, "a", at(null, "b")))).toBe("b b>b1 b>b2 a c");
    expect(read(moved(TREE, "b2", at("b", null)))).toBe("a b b>b2 b>b1 c");
  });

  it("moves into another step and out again", () => {
    expect(read(moved(TREE, "c", at("b", "b1")))).toBe("a b b>b1 b>c b>b2");
    expect(read(moved(TREE, "c", at("a", null)))).toBe("a a>c b b>b1 b>b2");
    expect(read(moved(TREE, "b1", at(null, "b")))).toBe("a b b>b2 b1 c");
    expect(read(moved(TREE, "b1", at(null, null)))).toBe("b1 a b b>b2 c");
  });

  it("says why it does not, and changes nothing", () => {
    expect(moveTo(TREE, "b", at("a", null))).toEqual({ ok: false, reason: "hasSmallerSteps" });
    expect(moveTo(TREE, "a", at("b1", null))).toEqual({ ok: false, reason: "oneLevel" });
    expect(moveTo(TREE, "a", at("a", null))).toEqual({ ok: false, reason: "intoItself" });
    expect(moveTo(TREE, "a", at("b", "c"))).toEqual({ ok: false, reason: "placeGone" });
    expect(moveTo(TREE, "b1", at(null, "b2"))).toEqual({ ok: false, reason: "placeGone" });
    expect(moveTo(TREE, "gone", at(null, "a"))).toEqual({ ok: false, reason: "placeGone" });
  });

  it("keeps every step exactly once, and each below its own, after any sequence of moves", () => {
    const moves = fc.array(fc.tuple(fc.nat(), fc.option(fc.nat(), { nil: null }), fc.option(fc.nat(), { nil: null })), { maxLength: 30 });
    fc.assert(
      fc.property(aLadder, moves, (start, wanted) => {
        const ids = idsOf(start);
        const pick = (index: number | null) => (index === null ? null : (ids[index % ids.length] ?? null));
        let ladder: Ladder = start;
        for (const [id, parentId, afterId] of wanted) {
          const answer = moveTo(ladder, pick(id) ?? "", at(pick(parentId), pick(afterId)));
          if (answer.ok) ladder = answer.ladder;
          else expect(MOVE_REFUSALS).toContain(answer.reason);
          expect(idsOf(ladder).sort()).toEqual([...ids].sort());
          expect(isOrdered(ladder)).toBe(true);
        }
      }),
    );
  });

  it("puts the step where it was asked for, and keeps the order of the others", () => {
    fc.assert(
      fc.property(aMove, ({ ladder, id, place }) => {
        const answer = moveTo(ladder, id, place);
        fc.pre(answer.ok && place.afterId !== id);
        if (!answer.ok) return;
        expect(placeOf(answer.ladder, id)).toEqual(place);
        const others = (of: Ladder) => of.filter((one) => one.id !== id && one.parentId !== id);
        expect(others(answer.ladder)).toEqual(others(ladder));
        expect(smallerSteps(answer.ladder, id)).toEqual(smallerSteps(ladder, id));
      }),
    );
  });

  it("is undone by moving the step to where it stood", () => {
    fc.assert(
      fc.property(aMove, ({ ladder, id, place }) => {
        const answer = moveTo(ladder, id, place);
        const before = placeOf(ladder, id);
        fc.pre(answer.ok && before !== null);
        if (answer.ok && before) expect(moved(answer.ladder, id, before)).toEqual(ladder);
      }),
    );
  });

  it("gives the same ladder when the same move arrives twice, and never changes what it was given", () => {
    fc.assert(
      fc.property(aMove, ({ ladder, id, place }) => {
        const before = structuredClone(ladder);
        const answer = moveTo(ladder, id, place);
        expect(ladder).toEqual(before);
        if (answer.ok) expect(moveTo(answer.ladder, id, place)).toEqual(answer);
      }),
    );
  });
});

describe("the moves that are offered", () => {
  it("are one place up or down, into the step above, and out", () => {
    expect(offeredMoves(TREE, "a")).toEqual({ up: null, down: at(null, "b"), into: null, out: null });
    expect(offeredMoves(TREE, "b")).toEqual({ up: at(null, null), down: at(null, "c"), into: null, out: null });
    expect(offeredMoves(TREE, "c")).toEqual({ up: at(null, "a"), down: null, into: at("b", "b2"), out: null });
    expect(offeredMoves(TREE, "b2")).toEqual({ up: at("b", null), down: null, into: null, out: at(null, "b") });
    expect(offeredMoves(TREE, "gone")).toEqual({ up: null, down: null, into: null, out: null });
  });

  it("are never refused, and always change the order", () => {
    fc.assert(
      fc.property(aMove, ({ ladder, id }) => {
        for (const place of Object.values(offeredMoves(ladder, id))) if (place) expect(moved(ladder, id, place)).not.toEqual(ladder);
      }),
    );
  });

  it("reach every order of the ladder by going up and down alone", () => {
    fc.assert(
      fc.property(aMove, ({ ladder, id }) => {
        let now: Ladder = ladder;
        for (let place = offeredMoves(now, id).up; place; place = offeredMoves(now, id).up) now = moved(now, id, place);
        expect(placeOf(now, id)?.afterId).toBe(null);
        for (let place = offeredMoves(now, id).down; place; place = offeredMoves(now, id).down) now = moved(now, id, place);
        const parentId = placeOf(now, id)?.parentId ?? null;
        expect(smallerSteps(now, parentId).at(-1)?.id).toBe(id);
      }),
    );
  });
});

describe("dropping a step", () => {
  const drop = (id: string, targetId: string, position: "before" | "on" | "after") => placeOfDrop(TREE, id, { targetId, position });

  it("means before, on, or after the step it is dropped at", () => {
    expect(drop("c", "b", "before")).toEqual(at(null, "a"));
    expect(drop("c", "a", "before")).toEqual(at(null, null));
    expect(drop("c", "b2", "before")).toEqual(at("b", "b1"));
    expect(drop("c", "b", "on")).toEqual(at("b", "b2"));
    expect(drop("c", "b", "after")).toEqual(at("b", null));
    expect(drop("b2", "c", "before")).toEqual(at(null, "b"));
    expect(drop("a", "c", "after")).toEqual(at(null, "c"));
    expect(drop("b2", "b", "on")).toEqual(at("b", "b1"));
    expect(drop("a", "a", "after")).toBe(null);
    expect(drop("a", "gone", "after")).toBe(null);
  });

  it("names a place that is there, or that is refused for what the step is", () => {
    const position = fc.constantFrom("before" as const, "on" as const, "after" as const);
    fc.assert(
      fc.property(aMove, fc.nat(), position, ({ ladder, id }, target, where) => {
        const place = placeOfDrop(ladder, id, { targetId: ladder[target % ladder.length]?.id ?? "", position: where });
        const answer = place && moveTo(ladder, id, place);
        if (answer && !answer.ok) expect(answer.reason).not.toBe("placeGone");
      }),
    );
  });
});
