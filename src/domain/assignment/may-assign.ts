import { lastRestDay, type RestDays } from "../pace/rest-days";

export type AssignState = {
  readonly paceUnanswered: boolean;
  /** Null for exercises that belong to no step. */
  readonly stepState: "active" | "resting" | "retired" | null;
  /** Active exposure assignments of this client. */
  readonly activeAssignments: number;
  /** The therapist has seen that another exposure is active, and means both. */
  readonly alsoKeepOther: boolean;
  /** Days of rest weeks that still hold, and the client's day. */
  readonly restWeeks: readonly RestDays[];
  readonly today: string;
  /** The first day of its window; null: it begins at once. */
  readonly windowFrom: string | null;
};
export type AssignRefusal = "paceUnanswered" | "stepNotActive" | "restWeek" | "oneActiveAlready";

/**
 * One active exposure by default; new exposure work waits for the pace answer, and in a rest week it can only be planned for
 * the time after it. Other exercises don't wait: a pace request holds facing, not noticing.
 */
export function mayAssign(state: AssignState): { ok: true } | { ok: false; reason: AssignRefusal } {
  if (state.stepState === null) return { ok: true };
  if (state.paceUnanswered) return { ok: false, reason: "paceUnanswered" };
  if (state.stepState !== "active") return { ok: false, reason: "stepNotActive" };
  if (lastRestDay(firstDay(state), state.restWeeks) !== null) return { ok: false, reason: "restWeek" };
  return state.activeAssignments > 0 && !state.alsoKeepOther ? { ok: false, reason: "oneActiveAlready" } : { ok: true };
}

/** The day from which it would be asked for. */
function firstDay({ today, windowFrom }: AssignState): string {
  return windowFrom !== null && windowFrom > today ? windowFrom : today;
}
