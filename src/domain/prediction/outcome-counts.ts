import type { Outcome } from "./outcome";

export type OutcomeCounts = Record<Outcome, number> & {
  /** No outcome yet. */
  readonly open: number;
  readonly total: number;
};

/** Counts by outcome. Open and can't-know predictions stand apart; they are never "did not happen". */
export function countOutcomes(predictions: readonly { readonly outcome: Outcome | null }[]): OutcomeCounts {
  const counts = { no: 0, partly: 0, yes: 0, cannotTellYet: 0, cannotKnow: 0, open: 0, total: predictions.length };
  for (const { outcome } of predictions) counts[outcome ?? "open"] += 1;
  return counts;
}

/** Predictions whose outcome is known: no, partly or yes. */
export function resolvedCount(counts: OutcomeCounts): number {
  return counts.no + counts.partly + counts.yes;
}
