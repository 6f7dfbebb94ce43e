import type { Outcome } from "@/domain/prediction/outcome";
import { countOutcomes, resolvedCount } from "@/domain/prediction/outcome-counts";
import { wilsonInterval } from "@/domain/prediction/wilson";
import { inTimeOrder } from "./in-time-order";
import type { PredictionPoint } from "./prepare-likelihood-slopes";

const ORDER: readonly (Outcome | "open")[] = ["no", "partly", "yes", "cannotTellYet", "cannotKnow", "open"];

export type OutcomeRow = {
  readonly outcome: Outcome | "open";
  readonly predictions: { readonly recordId: string; readonly stepTitle: string; readonly occurredAt: string }[];
};
export type OutcomeSquares = {
  readonly rows: OutcomeRow[];
  readonly happened: number;
  readonly partly: number;
  /** no + partly + yes: what the counts are of. */
  readonly resolved: number;
  /** Open and can't-tell-yet. */
  readonly open: number;
  readonly cannotKnow: number;
  readonly total: number;
  /** 95 % Wilson interval of "happened" among the resolved, whole percent; for therapists. */
  readonly happenedInterval: { readonly low: number; readonly high: number } | null;
};

/** Squares by outcome. What is open or can't be known stands apart and is never "did not happen". */
export function prepareOutcomeSquares(points: readonly PredictionPoint[]): OutcomeSquares {
  const ordered = inTimeOrder(points);
  const counts = countOutcomes(points);
  const interval = wilsonInterval(counts.yes, resolvedCount(counts));
  return {
    rows: ORDER.map((outcome) => ({
      outcome,
      predictions: ordered
        .filter((point) => (point.outcome ?? "open") === outcome)
        .map(({ recordId, stepTitle, occurredAt }) => ({ recordId, stepTitle, occurredAt })),
    })).filter((row) => row.outcome !== "open" || row.predictions.length > 0),
    happened: counts.yes,
    partly: counts.partly,
    resolved: resolvedCount(counts),
    open: counts.open + counts.cannotTellYet,
    cannotKnow: counts.cannotKnow,
    total: counts.total,
    happenedInterval: interval && { low: Math.round(interval.low * 100), high: Math.round(interval.high * 100) },
  };
}
