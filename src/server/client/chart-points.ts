import { localDate } from "@/domain/calendar/local-date";
import type { VariationOf } from "@/domain/chart/prepare-charts";
import type { ExhaustionOfDay, PaceMarkOfDay } from "@/domain/chart/prepare-pace-strip";
import type { ExposurePoint, PredictionPoint } from "@/domain/chart/rows";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import { OUTCOME_FROM_STORED } from "../record/stored-enums";
import type { ChartPrediction, ChartRecord, ChartRows } from "./chart-rows";
import { lastOfEachDay } from "./exhaustion-days";

type Titled = (record: ChartRecord) => string;

/** Every exposure that was gone to, in any part. Records of other exercises have their own charts. */
export function exposuresOf(rows: ChartRows, titleOf: Titled): ExposurePoint[] {
  return rows.records.filter(isExposure).map((record) => {
    const suds = rows.suds.get(record.id);
    // Written out, here and below: of thousands of rows, spreading each takes longer than all the rest.
    return {
      recordId: record.id,
      stepId: record.stepId,
      title: titleOf(record),
      occurredAt: record.occurredAt,
      predictedPeakSuds: suds?.predictedPeakSuds ?? null,
      peakSuds: suds?.peakSuds ?? null,
      endSuds: suds?.endSuds ?? null,
      retrospective: rows.predictions.get(record.id)?.[0]?.retrospective ?? false,
      slowDowns: rows.slowDowns.get(record.id) ?? 0,
    };
  });
}

function isExposure({ definitionId, progress }: ChartRecord): boolean {
  return definitionId === exposureRecord.id && progress !== "not_this_time" && progress !== "draft";
}

/** Every prediction: a record's own, and those of the links of a movie. One that was never put to the test is not one that is still open. */
export function predictionsOf(rows: ChartRows, titleOf: Titled): PredictionPoint[] {
  return rows.records.flatMap((record) =>
    (rows.predictions.get(record.id) ?? [])
      .filter(({ entry, outcome }) => entry > 0 || outcome !== null || record.progress !== "not_this_time")
      .map((prediction) => toPoint(record, prediction, titleOf)),
  );
}

function toPoint(record: ChartRecord, prediction: ChartPrediction, titleOf: Titled): PredictionPoint {
  return {
    id: prediction.id,
    recordId: record.id,
    stepId: record.stepId,
    title: titleOf(record),
    occurredAt: record.occurredAt,
    likelihoodBefore: prediction.likelihoodBefore,
    likelihoodAgain: prediction.likelihoodAgain,
    likelihoodLater: prediction.likelihoodLater,
    outcome: prediction.outcome && OUTCOME_FROM_STORED[prediction.outcome],
    degree: prediction.degree,
    decideBy: prediction.decideBy,
    retrospective: prediction.retrospective,
    link: prediction.entry === 0 ? null : prediction.entry,
    conditional: prediction.entry > 1,
  };
}

export function named(record: ChartRecord, titleOf: Titled) {
  const { id: recordId, stepId, occurredAt } = record;
  return { recordId, stepId, title: titleOf(record), occurredAt };
}

export function variationsOf({ steps }: ChartRows): Map<string, VariationOf> {
  return new Map(steps.flatMap(({ id, variesId, varied }) => (variesId === null ? [] : [[id, { stepId: variesId, varied }] as const])));
}

export function exhaustionOf({ exhaustion, timeZone }: ChartRows): ExhaustionOfDay[] {
  return lastOfEachDay(exhaustion.map((entry) => ({ date: localDate(entry.at, entry.zone, timeZone), exhaustion: entry.exhaustion })));
}

export function paceMarksOf({ paceRequests, timeZone }: ChartRows): PaceMarkOfDay[] {
  return paceRequests.map(({ kind, at, answered }) => ({ date: localDate(at, timeZone, timeZone), kind, answered }));
}
