import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayAssign } from "./may-assign";

const TODAY = "2026-03-17";
const AT_ONCE = { restWeeks: [], today: TODAY, windowFrom: null };
const states = fc.record({
  restWeeks: fc.constant([]),
  today: fc.constant(TODAY),
  windowFrom: fc.constant(null),
  paceUnanswered: fc.boolean(),
  stepState: fc.constantFrom("active" as const, "resting" as const, "retired" as const),
  activeAssignments: fc.nat(3),
  alsoKeepOther: fc.boolean(),
});

describe("mayAssign", () => {
  it("lets one active exposure be given on an active step, when no pace request waits", () => {
    expect(mayAssign({ paceUnanswered: false, stepState: "active", activeAssignments: 0, alsoKeepOther: false, ...AT_ONCE })).toEqual({
      ok: true,
    });
  });

  it.each([
    [{ paceUnanswered: true, stepState: "active", activeAssignments: 0, alsoKeepOther: false }, "paceUnanswered"],
    [{ paceUnanswered: false, stepState: "resting", activeAssignments: 0, alsoKeepOther: false }, "stepNotActive"],
    [{ paceUnanswered: false, stepState: "retired", activeAssignments: 0, alsoKeepOther: true }, "stepNotActive"],
    [{ paceUnanswered: false, stepState: "active", activeAssignments: 1, alsoKeepOther: false }, "oneActiveAlready"],
  ] as const)("%j is refused: %s", (state, reason) => {
    expect(mayAssign({ ...state, ...AT_ONCE })).toEqual({ ok: false, reason });
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

  it("plans for the time after a rest week, and for nothing in it", () => {
    const free = { paceUnanswered: false, stepState: "active" as const, activeAssignments: 0, alsoKeepOther: false, today: TODAY };
    const restWeeks = [{ from: "2026-03-16", to: "2026-03-22" }];
    const from = (windowFrom: string | null) => mayAssign({ ...free, restWeeks, windowFrom });
    for (const within of [null, "2026-03-01", TODAY, "2026-03-22"]) expect(from(within)).toEqual({ ok: false, reason: "restWeek" });
    expect(from("2026-03-23")).toEqual({ ok: true });
    // One that is still to come holds what begins in it.
    const coming = [{ from: "2026-03-20", to: "2026-03-22" }];
    expect(mayAssign({ ...free, restWeeks: coming, windowFrom: null })).toEqual({ ok: true });
    expect(mayAssign({ ...free, restWeeks: coming, windowFrom: "2026-03-20" })).toEqual({ ok: false, reason: "restWeek" });
  });
});
