import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayAssign } from "./may-assign";

const states = fc.record({
  paceUnanswered: fc.boolean(),
  stepState: fc.constantFrom("active" as const, "resting" as const, "retired" as const),
  activeAssignments: fc.nat(3),
  alsoKeepOther: fc.boolean(),
});

describe("mayAssign", () => {
  it("lets one active exposure be given on an active step, when no pace request waits", () => {
    expect(mayAssign({ paceUnanswered: false, stepState: "active", activeAssignments: 0, alsoKeepOther: false })).toEqual({ ok: true });
  });

  it.each([
    [{ paceUnanswered: true, stepState: "active", activeAssignments: 0, alsoKeepOther: false }, "paceUnanswered"],
    [{ paceUnanswered: false, stepState: "resting", activeAssignments: 0, alsoKeepOther: false }, "stepNotActive"],
    [{ paceUnanswered: false, stepState: "retired", activeAssignments: 0, alsoKeepOther: true }, "stepNotActive"],
    [{ paceUnanswered: false, stepState: "active", activeAssignments: 1, alsoKeepOther: false }, "oneActiveAlready"],
  ] as const)("%j is refused: %s", (state, reason) => {
    expect(mayAssign(state)).toEqual({ ok: false, reason });
  });

  it("says first that a pace request waits, whatever else stands in the way", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(mayAssign({ ...state, paceUnanswered: true })).toEqual({ ok: false, reason: "paceUnanswered" });
      }),
    );
  });

  it("allows a second exposure only where both are meant", () => {
    fc.assert(
      fc.property(states, (state) => {
        const free = !state.paceUnanswered && state.stepState === "active" && (state.activeAssignments === 0 || state.alsoKeepOther);
        expect(mayAssign(state).ok).toBe(free);
      }),
    );
  });

  it("never keeps back an exercise that is no exposure", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(mayAssign({ ...state, stepState: null })).toEqual({ ok: true });
      }),
    );
  });
});
