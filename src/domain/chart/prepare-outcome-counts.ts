import type { Outcome } from "../prediction/outcome";
import { countOutcomes, resolvedCount } from "../prediction/outcome-counts";
import { wilsonInterval } from "../statistics/wilson-interval";
import { inTimeOrder } from "./in-time-order";
import type { PredictionPoint } from "./rows";
import { displayForCount } from "./small-n";

const ORDER: readonly (Outcome | "open")[] = ["no", "partly", "yes", "cannotTellYet", "cannotKnow", "open"];

export type OutcomeSquareOf = {
  readonly recordId: string;
  readonly title: string;
  readonly occurredAt: string;
  readonly outcome: Outcome | "open";
  /** 0–100, of "partly". */
  readonly degree: number | null;
};
export type OutcomeRow = { readonly outcome: Outcome | "open"; readonly predictions: OutcomeSquareOf[] };
export type OutcomeSquares = {
  readonly display: "sentence" | "list" | "squares";
  /** One row an outcome, every prediction in exactly one; "open" only where there is one. */
  readonly rows: OutcomeRow[];
  /** Every prediction in time order, for the table. */
  readonly all: OutcomeSquareOf[];
  readonly happened: number;
  readonly partly: number;
  /** no + partly + yes: what the counts are of. */
  readonly resolved: number;
  /** Open and can't-tell-yet. */
  readonly open: number;
  readonly cannotKnow: number;
  readonly total: number;
  /** 95 % Wilson interval of "happened" among the resolved, whole percent; for therapists, from three resolved on. */
  readonly happenedInterval: { readonly low: number; readonly high: number } | null;
};

/** Squares by outcome. What is open or can't be known stands apart and is never "did not happen". */
export function prepareOutcomeSquares(points: readonly PredictionPoint[]): OutcomeSquares {
  const display = displayForCount(points.length);
  const all = inTimeOrder(points).map(toSquare);
  const counts = countOutcomes(points);
  const resolved = resolvedCount(counts);
  const interval = resolved < 3 ? null : wilsonInterval(counts.yes, resolved);
  return {
    display: display === "sentence" || display === "list" ? display : "squares",
    rows: ORDER.map((outcome) => ({ outcome, predictions: all.filter((square) => square.outcome === outcome) })).filter(
      (row) => row.outcome !== "open" || row.predictions.length > 0,
    ),
    all,
    happened: counts.yes,
    partly: counts.partly,
    resolved,
    open: counts.open + counts.cannotTellYet,
    cannotKnow: counts.cannotKnow,
    total: counts.total,
    happenedInterval: interval && { low: Math.round(interval.low * 100), high: Math.round(interval.high * 100) },
  };
}

function toSquare(point: PredictionPoint): OutcomeSquareOf {
  return {
    recordId: point.recordId,
    title: point.title,
    occurredAt: point.occurredAt,
    outcome: point.outcome ?? "open",
    degree: point.outcome === "partly" ? point.degree : null,
  };
}
