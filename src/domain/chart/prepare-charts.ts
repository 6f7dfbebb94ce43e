import type { Charts } from "./charts";
import { type BeliefPoint, prepareBelief } from "./prepare-belief";
import { prepareCalibration } from "./prepare-calibration";
import { prepareLikelihoodSlopes } from "./prepare-likelihood-slopes";
import { type MeasurePoint, type MeasureScale, prepareMeasure } from "./prepare-measure";
import { prepareOutcomeSquares } from "./prepare-outcome-counts";
import { type ExhaustionOfDay, type PaceMarkOfDay, preparePaceStrip } from "./prepare-pace-strip";
import { preparePeakAnxiety } from "./prepare-peak-anxiety";
import { prepareStepOverTime } from "./prepare-step-over-time";
import type { ExposurePoint, PredictionPoint } from "./rows";
import type { ChartChoice } from "./select-rows";

/** How many days chart H has: seven weeks. */
export const PACE_DAYS = 49;

/** A step that is another one, a little different. */
export type VariationOf = { readonly stepId: string; readonly varied: readonly string[] };
/** Everything that the charts of one client are made from. */
export type ChartSources = {
  readonly predictions: readonly PredictionPoint[];
  readonly exposures: readonly ExposurePoint[];
  readonly beliefs: readonly BeliefPoint[];
  readonly measures: readonly {
    readonly id: string;
    readonly title: string;
    readonly scale: MeasureScale;
    readonly points: readonly MeasurePoint[];
  }[];
  /** By the step that varies another. */
  readonly variations: ReadonlyMap<string, VariationOf>;
  readonly exhaustion: readonly ExhaustionOfDay[];
  /** Not taken back, each on the client's day. */
  readonly paceRequests: readonly PaceMarkOfDay[];
  /** ISO date where the client is. */
  readonly today: string;
  /** Therapists are shown calibration and intervals; clients never are. */
  readonly forTherapist: boolean;
};

/** All charts of a client for one choice, but for what stands around them. */
export function prepareCharts(sources: ChartSources, choice: ChartChoice): Omit<Charts, "steps" | "days" | "timeZone"> {
  const { predictions, exposures, forTherapist } = sources;
  const outcomes = prepareOutcomeSquares(predictions, choice);
  const slopes = predictions.filter(({ link }) => link === undefined || link === null);
  return {
    peakAnxiety: preparePeakAnxiety(exposures, choice),
    likelihood: prepareLikelihoodSlopes(slopes, undefined, choice),
    outcomes: forTherapist ? outcomes : { ...outcomes, happenedInterval: null },
    beliefs: prepareBelief(sources.beliefs, choice),
    step: choice.stepId === null ? null : prepareStepOverTime(withVariations(sources, choice.stepId), choice.stepId, choice),
    measures: sources.measures.map(({ id, title, scale, points }) => ({ id, title, over: prepareMeasure(points, scale, choice) })),
    pace: preparePaceStrip(sources.exhaustion, sources.paceRequests, sources.today, PACE_DAYS),
    calibration: forTherapist ? prepareCalibration(predictions, choice) : null,
  };
}

/** The exposures, with those of a step's variations as times of the step itself, each saying in what it was different. */
function withVariations({ exposures, variations }: ChartSources, stepId: string): ExposurePoint[] {
  return exposures.map((exposure) => {
    const variation = exposure.stepId === null ? undefined : variations.get(exposure.stepId);
    return variation?.stepId === stepId ? { ...exposure, stepId, variations: variation.varied } : exposure;
  });
}
