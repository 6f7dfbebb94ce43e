import type { RejectionCode } from "../sync/operation";

/** What decides whether a prediction may still be written. Times are only compared with null. */
export type PredictionLockState = { readonly afterOpenedAt: Date | null; readonly finishedAt: Date | null };

/** A prediction can be written and changed until "after" is opened, and never later. */
export function canPredict(
  state: PredictionLockState,
): { ok: true } | { ok: false; reason: Extract<RejectionCode, "LOCKED" | "ALREADY_FINISHED"> } {
  if (state.finishedAt) return { ok: false, reason: "ALREADY_FINISHED" };
  if (state.afterOpenedAt) return { ok: false, reason: "LOCKED" };
  return { ok: true };
}

/** Written after the event: memory, not prediction. Drawn hollow and left out of calibration. */
export function isRetrospective(state: { readonly predictedAt: Date | null }): boolean {
  return state.predictedAt === null;
}
