import type { z } from "zod";
import { occurrence } from "@/domain/prediction/expectancy";
import type { Outcome } from "@/domain/prediction/outcome";
import { displayForCount } from "@/domain/prediction/small-n";
import type { predictionPoint } from "@/server/client/schema";
import { inTimeOrder } from "./in-time-order";

export type PredictionPoint = z.infer<typeof predictionPoint>;

/** One prediction as chart B draws it. A missing number has no mark. */
export type LikelihoodPanel = {
  readonly recordId: string;
  readonly stepTitle: string;
  readonly occurredAt: string;
  readonly before: number | null;
  readonly again: number | null;
  readonly later: number | null;
  readonly outcome: Outcome | null;
  /** Height of the outcome's square, 0–100; null: under the axis, because it is open, can't be known, or has no degree. */
  readonly outcomeHeight: number | null;
  readonly retrospective: boolean;
};
export type LikelihoodSlopes = {
  readonly display: "sentence" | "list" | "points";
  readonly panels: LikelihoodPanel[];
  /** Panels before the ones in `panels`. */
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
  const panels = inTimeOrder(points).map((point) => ({
    recordId: point.recordId,
    stepTitle: point.stepTitle,
    occurredAt: point.occurredAt,
    before: point.likelihoodBefore,
    again: point.likelihoodAgain,
    later: point.likelihoodLater,
    outcome: point.outcome,
    outcomeHeight: occurrence(point.outcome, point.degree),
    retrospective: point.retrospective,
  }));
  const earlier = Math.max(0, panels.length - shown);
  return {
    display: display === "sentence" || display === "list" ? display : "points",
    panels: panels.slice(earlier),
    earlier,
    total: panels.length,
  };
}
