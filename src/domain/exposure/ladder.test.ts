import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveAfter } from "./ladder";

const ladder = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 15 });
/** A ladder, one of its steps, and where it goes: after another step, or (null) to the top. */
const move = ladder.chain((ids) =>
  fc.record({ ids: fc.constant(ids), id: fc.constantFrom(...ids), afterId: fc.option(fc.constantFrom(...ids), { nil: null }) }),
);

describe("moveAfter", () => {
  it("moves up, down and to the top", () => {
    expect(moveAfter(["a", "b", "c", "d"], "d", "a")).toEqual(["a", "d", "b", "c"]);
    expect(moveAfter(["a", "b", "c", "d"], "a", "c")).toEqual(["b", "c", "a", "d"]);
    expect(moveAfter(["a", "b", "c", "d"], "c", null)).toEqual(["c", "a", "b", "d"]);
  });

  it("leaves a ladder of none or one as it is", () => {
    expect(moveAfter([], "a", null)).toEqual([]);
    expect(moveAfter(["a"], "a", null)).toEqual(["a"]);
  });

  it("keeps every step exactly once", () => {
    fc.assert(
      fc.property(move, ({ ids, id, afterId }) => {
        expect(moveAfter(ids, id, afterId).sort()).toEqual([...ids].sort());
      }),
    );
  });

  it("puts the step directly after the other one, or first", () => {
    fc.assert(
      fc.property(move, ({ ids, id, afterId }) => {
        fc.pre(id !== afterId);
        const moved = moveAfter(ids, id, afterId);
        expect(moved[moved.indexOf(id) - 1] ?? null).toBe(afterId);
      }),
    );
  });

  it("keeps the order of the others", () => {
    fc.assert(
      fc.property(move, ({ ids, id, afterId }) => {
        const others = (of: string[]) => of.filter((other) => other !== id);
        expect(others(moveAfter(ids, id, afterId))).toEqual(others(ids));
      }),
    );
  });

  it("gives the same ladder when the same move arrives twice", () => {
    fc.assert(
      fc.property(move, ({ ids, id, afterId }) => {
        const once = moveAfter(ids, id, afterId);
        expect(moveAfter(once, id, afterId)).toEqual(once);
      }),
    );
  });

  it("changes nothing for a step that is not on the ladder, nor for a step after itself", () => {
    fc.assert(
      fc.property(move, ({ ids, id, afterId }) => {
        expect(moveAfter(ids, "elsewhere", afterId)).toEqual(ids);
        expect(moveAfter(ids, id, "elsewhere")).toEqual(ids);
        expect(moveAfter(ids, id, id)).toEqual(ids);
      }),
    );
  });

  it("never changes the array it was given", () => {
    fc.assert(
      fc.property(move, ({ ids, id, afterId }) => {
        const before = [...ids];
        moveAfter(ids, id, afterId);
        expect(ids).toEqual(before);
      }),
    );
  });

  it("reaches every order by moves alone", () => {
    const orders = ladder.chain((ids) =>
      fc.tuple(fc.constant(ids), fc.shuffledSubarray(ids, { minLength: ids.length, maxLength: ids.length })),
    );
    fc.assert(
      fc.property(orders, ([ids, wanted]) => {
        const reached = wanted.reduce((now, id, index) => moveAfter(now, id, wanted[index - 1] ?? null), ids);
        expect(reached).toEqual(wanted);
      }),
    );
  });
});
