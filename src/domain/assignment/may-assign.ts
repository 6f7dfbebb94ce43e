export type AssignState = {
  readonly paceUnanswered: boolean;
  readonly stepState: "active" | "resting" | "retired";
  /** Active exposure assignments of this client. */
  readonly activeAssignments: number;
};
export type AssignRefusal = "paceUnanswered" | "stepNotActive" | "oneActiveAlready";

/** One active exposure at a time; new exposure work waits for the pace answer. */
export function mayAssign(state: AssignState): { ok: true } | { ok: false; reason: AssignRefusal } {
  if (state.paceUnanswered) return { ok: false, reason: "paceUnanswered" };
  if (state.stepState !== "active") return { ok: false, reason: "stepNotActive" };
  return state.activeAssignments > 0 ? { ok: false, reason: "oneActiveAlready" } : { ok: true };
}
