import { occurrence } from "../prediction/expectancy";
import type { Outcome } from "../prediction/outcome";
import { inTimeOrder } from "./in-time-order";
import type { PredictionPoint } from "./rows";
import { displayForCount } from "./small-n";

/** One prediction as chart B draws it. A missing number has no mark. */
export type LikelihoodPanel = {
  readonly recordId: string;
  readonly title: string;
  readonly occurredAt: string;
  readonly before: number | null;
  readonly again: number | null;
  readonly later: number | null;
  readonly outcome: Outcome | null;
  /** How much of it happened, 0–100, where the client said so. */
  readonly degree: number | null;
  /** Height of the outcome's square, 0–100; null: under the axis, because it is open, can't be known, or has no degree. */
  readonly outcomeHeight: number | null;
  /** ISO date, while the outcome is not known. */
  readonly decideBy: string | null;
  readonly retrospective: boolean;
};
export type LikelihoodSlopes = {
  readonly display: "sentence" | "list" | "points";
  /** The latest ones, as many as asked for. */
  readonly panels: LikelihoodPanel[];
  /** Every prediction, for the table. */
  readonly all: LikelihoodPanel[];
  /** How many stand before the ones in `panels`. */
  readonly earlier: number;
  readonly total: number;
};

export const PANELS_SHOWN = 12;

/**
 * Rows of the likelihood chart: one panel for each prediction, in time order. Several steps stand beside each other, so
 * there are points only: never a median, never a trend.
 * @param shown how many of the latest panels; Infinity for all
 */
export function prepareLikelihoodSlopes(points: readonly PredictionPoint[], shown: number = PANELS_SHOWN): LikelihoodSlopes {
  const display = displayForCount(points.length);
  const all = inTimeOrder(points).map(toPanel);
  const earlier = Math.max(0, all.length - shown);
  return {
    display: display === "sentence" || display === "list" ? display : "points",
    panels: all.slice(earlier),
    all,
    earlier,
    total: all.length,
  };
}

function toPanel(point: PredictionPoint): LikelihoodPanel {
  return {
    recordId: point.recordId,
    title: point.title,
    occurredAt: point.occurredAt,
    before: point.likelihoodBefore,
    again: point.likelihoodAgain,
    later: point.likelihoodLater,
    outcome: point.outcome,
    degree: point.outcome === "partly" ? point.degree : null,
    outcomeHeight: occurrence(point.outcome, point.degree),
    decideBy: point.outcome === null || point.outcome === "cannotTellYet" ? point.decideBy : null,
    retrospective: point.retrospective,
  };
}
