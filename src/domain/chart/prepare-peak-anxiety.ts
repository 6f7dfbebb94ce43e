import { anxietyGap } from "../prediction/expectancy";
import { inTimeOrder } from "./in-time-order";
import type { ExposurePoint } from "./rows";
import { displayForCount } from "./small-n";

export type PeakAnxietyRow = {
  readonly recordId: string;
  readonly title: string;
  readonly occurredAt: string;
  readonly predicted: number | null;
  readonly actual: number | null;
  readonly retrospective: boolean;
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
  /** Every row is in exactly one of these. */
  readonly counts: PeakAnxietyCounts;
};

/** Rows of the predicted-versus-actual chart: each exposure, in time order, none left out. SUDS 0–100. */
export function preparePeakAnxiety(points: readonly ExposurePoint[]): PeakAnxiety {
  const display = displayForCount(points.length);
  const rows = inTimeOrder(points).map((point) => ({
    recordId: point.recordId,
    title: point.title,
    occurredAt: point.occurredAt,
    predicted: point.predictedPeakSuds,
    actual: point.peakSuds,
    retrospective: point.retrospective,
  }));
  const counts = { lower: 0, higher: 0, same: 0, afterwards: 0, notRated: 0 };
  for (const row of rows) counts[bucketOf(row)] += 1;
  return { display: display === "sentence" || display === "list" ? display : "points", rows, counts };
}

function bucketOf(row: PeakAnxietyRow): keyof PeakAnxietyCounts {
  const gap = anxietyGap(row.predicted, row.actual);
  if (gap === null) return "notRated";
  if (row.retrospective) return "afterwards";
  if (gap === 0) return "same";
  return gap > 0 ? "lower" : "higher";
}
