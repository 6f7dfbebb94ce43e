import type { Outcome } from "../prediction/outcome";
import { countOutcomes, resolvedCount } from "../prediction/outcome-counts";
import { wilsonInterval } from "../statistics/wilson-interval";
import { idOf } from "./in-time-order";
import type { PredictionPoint } from "./rows";
import { type ChartChoice, chosenRows, drawnMarks, EVERYTHING, type Tally } from "./select-rows";
import { displayForCount } from "./small-n";

const ORDER: readonly (Outcome | "open")[] = ["no", "partly", "yes", "cannotTellYet", "cannotKnow", "open"];
/** From how many known outcomes on an interval says anything. */
const LEAST_FOR_INTERVAL = 3;

export type OutcomeSquareOf = {
  readonly id: string;
  readonly recordId: string;
  readonly title: string;
  /** The client's own, to stand beside it. */
  readonly occurredAt: string;
  readonly outcome: Outcome | "open";
  /** 0–100, of "partly". */
  readonly degree: number | null;
  /** Written afterwards: drawn hollow. */
  readonly retrospective: boolean;
};
/** `count` is of all chosen predictions, also where squares were thinned out. */
export type OutcomeRow = { readonly outcome: Outcome | "open"; readonly count: number; readonly predictions: OutcomeSquareOf[] };
export type OutcomeSquares = {
  readonly display: "sentence" | "list" | "squares";
  /** One row an outcome, every prediction in exactly one; "open" only where there is one. */
  readonly rows: OutcomeRow[];
  /** Every drawn prediction in time order. */
  readonly all: OutcomeSquareOf[];
  readonly happened: number;
  readonly partly: number;
  /** no + partly + yes: what the counts are of. */
  readonly resolved: number;
  /** Open and can't-tell-yet. */
  readonly open: number;
  readonly cannotKnow: number;
  /** Written afterwards; each of them is in one of the others too. */
  readonly retrospective: number;
  /** Chosen predictions, thinned out or not: resolved + open + cannotKnow. */
  readonly total: number;
  /** 95 % Wilson interval of "happened" among the resolved, whole percent; for therapists, from three resolved on. */
  readonly happenedInterval: { readonly low: number; readonly high: number } | null;
  readonly tally: Tally;
};

/** Squares by outcome. What is open or can't be known stands apart and is never "did not happen". */
export function prepareOutcomeSquares(points: readonly PredictionPoint[], choice: ChartChoice = EVERYTHING): OutcomeSquares {
  const chosen = chosenRows(points, choice).map(toSquare);
  const { rows: all, tally } = drawnMarks(points.length, chosen, ({ outcome }) => outcome);
  const counts = countOutcomes(chosen.map(({ outcome }) => ({ outcome: outcome === "open" ? null : outcome })));
  const resolved = resolvedCount(counts);
  const interval = resolved < LEAST_FOR_INTERVAL ? null : wilsonInterval(counts.yes, resolved);
  const display = displayForCount(chosen.length);
  return {
    display: display === "sentence" || display === "list" ? display : "squares",
    rows: outcomeRows(
      ORDER.map((outcome) => ({ outcome, count: counts[outcome] })).filter(({ outcome, count }) => outcome !== "open" || count > 0),
      all,
    ),
    all,
    happened: counts.yes,
    partly: counts.partly,
    resolved,
    open: counts.open + counts.cannotTellYet,
    cannotKnow: counts.cannotKnow,
    retrospective: chosen.filter(({ retrospective }) => retrospective).length,
    total: counts.total,
    happenedInterval: interval && { low: Math.round(interval.low * 100), high: Math.round(interval.high * 100) },
    tally,
  };
}

/** The rows of the chart: to each outcome and the count of all that were chosen, the squares that are drawn. */
export function outcomeRows(counts: readonly Omit<OutcomeRow, "predictions">[], all: readonly OutcomeSquareOf[]): OutcomeRow[] {
  return counts.map((row) => ({ ...row, predictions: all.filter(({ outcome }) => outcome === row.outcome) }));
}

function toSquare(point: PredictionPoint): OutcomeSquareOf {
  return {
    id: idOf(point),
    recordId: point.recordId,
    title: point.title,
    occurredAt: point.occurredAt,
    outcome: point.outcome ?? "open",
    degree: point.outcome === "partly" ? point.degree : null,
    retrospective: point.retrospective,
  };
}
