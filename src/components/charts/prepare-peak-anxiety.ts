import type { z } from "zod";
import { anxietyGap } from "@/domain/prediction/expectancy";
import { displayForCount } from "@/domain/prediction/small-n";
import type { exposurePoint } from "@/server/client/schema";
import { inTimeOrder } from "./in-time-order";

export type ExposurePoint = z.infer<typeof exposurePoint>;
export type PeakAnxietyRow = {
  readonly recordId: string;
  readonly stepTitle: string;
  readonly occurredAt: string;
  readonly predicted: number | null;
  readonly actual: number | null;
  readonly retrospective: boolean;
};
export type PeakAnxiety = {
  readonly display: "sentence" | "list" | "points";
  readonly rows: PeakAnxietyRow[];
  /** Every row is in exactly one of these. */
  readonly counts: { readonly lower: number; readonly higher: number; readonly same: number; readonly notRated: number };
};

/** Rows of the predicted-versus-actual chart: each exposure, in time order, none left out. SUDS 0–100. */
export function preparePeakAnxiety(points: readonly ExposurePoint[]): PeakAnxiety {
  const display = displayForCount(points.length);
  const rows = inTimeOrder(points).map((point) => ({
    recordId: point.recordId,
    stepTitle: point.stepTitle,
    occurredAt: point.occurredAt,
    predicted: point.predictedPeakSuds,
    actual: point.peakSuds,
    retrospective: point.retrospective,
  }));
  const counts = { lower: 0, higher: 0, same: 0, notRated: 0 };
  for (const row of rows) {
    const gap = anxietyGap(row.predicted, row.actual);
    if (gap === null) counts.notRated += 1;
    else if (gap === 0) counts.same += 1;
    else counts[gap > 0 ? "lower" : "higher"] += 1;
  }
  return { display: display === "sentence" || display === "list" ? display : "points", rows, counts };
}
