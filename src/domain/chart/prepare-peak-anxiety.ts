import { anxietyGap } from "../prediction/expectancy";
import { type Axis, PERCENT_AXIS } from "./axis";
import { idOf } from "./in-time-order";
import type { ExposurePoint } from "./rows";
import { type ChartChoice, chosenRows, drawnRows, EVERYTHING, type Tally } from "./select-rows";
import { displayForCount } from "./small-n";

export type PeakAnxietyRow = {
  readonly id: string;
  readonly recordId: string;
  readonly title: string;
  /** The client's own, to stand beside it. */
  readonly occurredAt: string;
  readonly predicted: number | null;
  readonly actual: number | null;
  /** Predicted − actual; positive: easier than feared. Null where one is missing or the prediction was written afterwards. */
  readonly gap: number | null;
  readonly retrospective: boolean;
  /** How often the client asked to slow down in it. */
  readonly slowDowns: number;
};
export type PeakAnxietyCounts = {
  /** Actual peak under the predicted one. */
  readonly lower: number;
  readonly higher: number;
  readonly same: number;
  /** Rated, but the "prediction" was written afterwards: memory, so neither lower nor higher than predicted. */
  readonly afterwards: number;
  /** One of the two numbers, or both, missing. */
  readonly notRated: number;
};
export type PeakAnxiety = {
  readonly display: "sentence" | "list" | "points";
  readonly rows: PeakAnxietyRow[];
  /** Chosen exposures, thinned out or not. */
  readonly total: number;
  /** Every chosen exposure is in exactly one of these. */
  readonly counts: PeakAnxietyCounts;
  readonly tally: Tally;
  readonly axis: Axis;
};

/** Rows of the predicted-versus-actual chart: each chosen exposure, in time order, none left out up to 500. SUDS 0–100. */
export function preparePeakAnxiety(points: readonly ExposurePoint[], choice: ChartChoice = EVERYTHING): PeakAnxiety {
  const chosen = chosenRows(points, choice).map(toRow);
  const { rows, tally } = drawnRows(points.length, chosen, (row) => [row.predicted, row.actual]);
  const counts = { lower: 0, higher: 0, same: 0, afterwards: 0, notRated: 0 };
  for (const row of chosen) counts[bucketOf(row)] += 1;
  const display = displayForCount(chosen.length);
  return {
    display: display === "sentence" || display === "list" ? display : "points",
    rows,
    total: chosen.length,
    counts,
    tally,
    axis: PERCENT_AXIS,
  };
}

function toRow(point: ExposurePoint): PeakAnxietyRow {
  return {
    id: idOf(point),
    recordId: point.recordId,
    title: point.title,
    occurredAt: point.occurredAt,
    predicted: point.predictedPeakSuds,
    actual: point.peakSuds,
    gap: point.retrospective ? null : anxietyGap(point.predictedPeakSuds, point.peakSuds),
    retrospective: point.retrospective,
    slowDowns: point.slowDowns ?? 0,
  };
}

function bucketOf(row: PeakAnxietyRow): keyof PeakAnxietyCounts {
  if (row.predicted === null || row.actual === null) return "notRated";
  if (row.gap === null) return "afterwards";
  if (row.gap === 0) return "same";
  return row.gap > 0 ? "lower" : "higher";
}
