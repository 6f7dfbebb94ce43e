export type AssignState = {
  readonly paceUnanswered: boolean;
  /** Null for exercises that belong to no step. */
  readonly stepState: "active" | "resting" | "retired" | null;
  /** Active exposure assignments of this client. */
  readonly activeAssignments: number;
  /** The therapist has seen that another exposure is active, and means both. */
  readonly alsoKeepOther: boolean;
};
export type AssignRefusal = "paceUnanswered" | "stepNotActive" | "oneActiveAlready";

/** One active exposure by default; new exposure work waits for the pace answer. Other exercises don't: a pace request holds facing, not noticing. */
export function mayAssign(state: AssignState): { ok: true } | { ok: false; reason: AssignRefusal } {
  if (state.stepState === null) return { ok: true };
  if (state.paceUnanswered) return { ok: false, reason: "paceUnanswered" };
  if (state.stepState !== "active") return { ok: false, reason: "stepNotActive" };
  return state.activeAssignments > 0 && !state.alsoKeepOther ? { ok: false, reason: "oneActiveAlready" } : { ok: true };
}
