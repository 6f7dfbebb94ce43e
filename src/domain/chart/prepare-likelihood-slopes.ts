import { expectancyCourse, learningRate, occurrence, predictionError } from "../prediction/expectancy";
import type { Outcome } from "../prediction/outcome";
import { countOutcomes, resolvedCount } from "../prediction/outcome-counts";
import { type Axis, PERCENT_AXIS } from "./axis";
import { idOf } from "./in-time-order";
import type { PredictionPoint } from "./rows";
import { type ChartChoice, chosenRows, drawnRows, EVERYTHING, type Tally } from "./select-rows";
import { displayForCount } from "./small-n";

/** One prediction as chart B draws it. A missing number has no mark. */
export type LikelihoodPanel = {
  /** Of the prediction; a record can have several. */
  readonly id: string;
  readonly recordId: string;
  readonly title: string;
  /** The client's own, to stand beside it. */
  readonly occurredAt: string;
  readonly before: number | null;
  readonly again: number | null;
  readonly later: number | null;
  /** Before − next time, in points; null for what was written afterwards, which was no expectancy. */
  readonly change: number | null;
  /** Before − what is expected now, days later where that was said. */
  readonly changeNow: number | null;
  /** Likelihood before − occurrence. */
  readonly error: number | null;
  /** Change ÷ error, where the error is 20 or more. */
  readonly learningRate: number | null;
  readonly outcome: Outcome | null;
  /** How much of it happened, 0–100, where the client said so. */
  readonly degree: number | null;
  /** Height of the outcome's square, 0–100; null: under the axis, because it is open, can't be known, or has no degree. */
  readonly outcomeHeight: number | null;
  /** ISO date, while the outcome is not known. */
  readonly decideBy: string | null;
  readonly retrospective: boolean;
};

/** What stands beside the chart, of all chosen predictions: resolved + open + cannotKnow is `total`. */
export type PredictionCounts = {
  readonly resolved: number;
  /** Without an outcome so far; can't tell yet is open too. */
  readonly open: number;
  readonly cannotKnow: number;
  /** Written afterwards; each of them is in one of the others too. */
  readonly retrospective: number;
};

export type LikelihoodSlopes = {
  readonly display: "sentence" | "list" | "points";
  /** The latest ones, as many as asked for. */
  readonly panels: LikelihoodPanel[];
  /** Every prediction that is drawn or can be shown with "earlier". */
  readonly all: LikelihoodPanel[];
  /** How many stand before the ones in `panels`. */
  readonly earlier: number;
  /** Chosen predictions, thinned out or not. */
  readonly total: number;
  readonly counts: PredictionCounts;
  readonly tally: Tally;
  readonly axis: Axis;
};

export const PANELS_SHOWN = 12;

/**
 * Rows of the likelihood chart: one panel for each prediction, in time order. Several steps stand beside each other, so
 * there are points only: never a median, never a trend.
 * @param shown how many of the latest panels; Infinity for all
 */
export function prepareLikelihoodSlopes(
  points: readonly PredictionPoint[],
  shown: number = PANELS_SHOWN,
  choice: ChartChoice = EVERYTHING,
): LikelihoodSlopes {
  const chosen = chosenRows(points, choice).map(toPanel);
  const { rows: all, tally } = drawnRows(points.length, chosen, (panel) => [panel.before, panel.again, panel.later, panel.outcomeHeight]);
  const display = displayForCount(chosen.length);
  return {
    display: display === "sentence" || display === "list" ? display : "points",
    ...latestPanels(all, shown),
    all,
    total: chosen.length,
    counts: predictionCounts(chosen),
    tally,
    axis: PERCENT_AXIS,
  };
}

/** The latest panels, as many as are to be shown, and how many stand before them. */
export function latestPanels(all: readonly LikelihoodPanel[], shown: number = PANELS_SHOWN): Pick<LikelihoodSlopes, "panels" | "earlier"> {
  const earlier = Math.max(0, all.length - shown);
  return { panels: all.slice(earlier), earlier };
}

/** How many are known, open, can't be known, and were written afterwards. */
export function predictionCounts(
  predictions: readonly { readonly outcome: Outcome | null; readonly retrospective: boolean }[],
): PredictionCounts {
  const counts = countOutcomes(predictions);
  return {
    resolved: resolvedCount(counts),
    open: counts.open + counts.cannotTellYet,
    cannotKnow: counts.cannotKnow,
    retrospective: predictions.filter(({ retrospective }) => retrospective).length,
  };
}

function toPanel(point: PredictionPoint): LikelihoodPanel {
  const { retrospective } = point;
  const course = expectancyCourse(point);
  const error = retrospective ? null : predictionError(point.likelihoodBefore, point.outcome, point.degree);
  const change = retrospective ? null : course.change;
  return {
    id: idOf(point),
    recordId: point.recordId,
    title: point.title,
    occurredAt: point.occurredAt,
    before: course.before,
    again: course.again,
    later: course.later,
    change,
    changeNow: retrospective ? null : course.changeNow,
    error,
    learningRate: learningRate(error, change),
    outcome: point.outcome,
    degree: point.outcome === "partly" ? point.degree : null,
    outcomeHeight: occurrence(point.outcome, point.degree),
    decideBy: point.outcome === null || point.outcome === "cannotTellYet" ? point.decideBy : null,
    retrospective,
  };
}
