import type { Outcome } from "../prediction/outcome";
import { type BrierScore, brierScore } from "../statistics/brier-score";
import { wilsonInterval } from "../statistics/wilson-interval";
import { type Axis, PERCENT_AXIS } from "./axis";
import type { PredictionPoint } from "./rows";
import { type ChartChoice, chosenRows, EVERYTHING } from "./select-rows";

/** Forecasts with a yes or a no from which on a mean, and from which on a diagram, says anything (product.md, chart I). */
export const LEAST_FOR_MEANS = 10;
export const LEAST_FOR_DIAGRAM = 20;
const BINS = 5;
const BIN_WIDTH = 100 / BINS;

/**
 * Where every chosen prediction is, each in exactly one: used, or why it is not. A forecast is compared with what happened only
 * where it was one: written before, of the whole and not of a next link, and with a yes or a no. "Partly" is neither of them.
 */
export type CalibrationCounts = {
  readonly used: number;
  readonly partly: number;
  readonly open: number;
  readonly cannotKnow: number;
  readonly retrospective: number;
  /** Given that another thing happened first. */
  readonly conditional: number;
  readonly noLikelihood: number;
};
/** Forecasts of one range: `from` ≤ likelihood < `to`, the last range with its end. Percent; `n` stands on the point. */
export type CalibrationBin = {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly happened: number;
  readonly meanForecast: number;
  readonly share: number;
  /** 95 % Wilson interval of the share, whole percent. */
  readonly low: number;
  readonly high: number;
};
export type CalibrationMeans = {
  readonly n: number;
  readonly happened: number;
  /** Percent, one decimal, as the share. */
  readonly meanForecast: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly brier: BrierScore;
};
export type Calibration = {
  /** `counts`: under 10, nothing but the counts. `means`: from 10. `diagram`: from 20. */
  readonly display: "counts" | "means" | "diagram";
  readonly counts: CalibrationCounts;
  readonly total: number;
  /** Predictions outside of the choice; with `total` they are all. */
  readonly notChosen: number;
  readonly means: CalibrationMeans | null;
  /** At most five, of equal width, empty ones left out. */
  readonly bins: CalibrationBin[];
  readonly axis: Axis;
};

/**
 * Mean forecast against the share that happened; a reliability diagram from 20 on. For therapists only, never a grade, and the
 * whole of one client: forecasts are pooled over steps here and nowhere else, because it is the forecasting that is looked at.
 * Source: Murphy & Winkler 1977, Applied Statistics 26, 41–47 (reliability diagram); Wilson 1927; Brier 1950.
 */
export function prepareCalibration(points: readonly PredictionPoint[], choice: ChartChoice = EVERYTHING): Calibration {
  const chosen = chosenRows(points, choice);
  const counts = { used: 0, partly: 0, open: 0, cannotKnow: 0, retrospective: 0, conditional: 0, noLikelihood: 0 };
  const forecasts: Forecast[] = [];
  for (const point of chosen) {
    const bucket = bucketOf(point);
    counts[bucket] += 1;
    if (bucket === "used" && point.likelihoodBefore !== null) {
      forecasts.push({ likelihood: point.likelihoodBefore, happened: point.outcome === "yes" });
    }
  }
  const bins = counts.used < LEAST_FOR_DIAGRAM ? [] : binsOf(forecasts);
  return {
    display: counts.used < LEAST_FOR_MEANS ? "counts" : counts.used < LEAST_FOR_DIAGRAM ? "means" : "diagram",
    counts,
    total: chosen.length,
    notChosen: points.length - chosen.length,
    means: counts.used < LEAST_FOR_MEANS ? null : meansOf(forecasts),
    bins,
    axis: PERCENT_AXIS,
  };
}

type Forecast = { readonly likelihood: number; readonly happened: boolean };
const BUCKET_OF_OUTCOME: Record<Outcome, keyof CalibrationCounts> = {
  no: "used",
  yes: "used",
  partly: "partly",
  cannotTellYet: "open",
  cannotKnow: "cannotKnow",
};

function bucketOf(point: PredictionPoint): keyof CalibrationCounts {
  if (point.retrospective) return "retrospective";
  if (point.conditional) return "conditional";
  const bucket = point.outcome === null ? "open" : BUCKET_OF_OUTCOME[point.outcome];
  return bucket === "used" && point.likelihoodBefore === null ? "noLikelihood" : bucket;
}

function meansOf(forecasts: readonly Forecast[]): CalibrationMeans | null {
  const brier = brierScore(forecasts);
  const summary = summaryOf(forecasts);
  return brier && summary && { ...summary, brier };
}

function binsOf(forecasts: readonly Forecast[]): CalibrationBin[] {
  return Array.from({ length: BINS }, (_, index) => index).flatMap((index) => {
    // 100 belongs to the last range.
    const inside = forecasts.filter(({ likelihood }) => Math.min(BINS - 1, Math.floor(likelihood / BIN_WIDTH)) === index);
    const summary = summaryOf(inside);
    return summary ? [{ from: index * BIN_WIDTH, to: (index + 1) * BIN_WIDTH, ...summary }] : [];
  });
}

function summaryOf(forecasts: readonly Forecast[]) {
  const n = forecasts.length;
  const happened = forecasts.filter((forecast) => forecast.happened).length;
  const interval = wilsonInterval(happened, n);
  if (!interval) return null;
  const sum = forecasts.reduce((total, { likelihood }) => total + likelihood, 0);
  return {
    n,
    happened,
    meanForecast: oneDecimal(sum / n),
    share: oneDecimal((happened * 100) / n),
    low: Math.round(interval.low * 100),
    high: Math.round(interval.high * 100),
  };
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
