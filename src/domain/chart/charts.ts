import type { BeliefOverTime } from "./prepare-belief";
import type { Calibration } from "./prepare-calibration";
import type { LikelihoodSlopes } from "./prepare-likelihood-slopes";
import type { MeasureOverTime } from "./prepare-measure";
import type { OutcomeSquares } from "./prepare-outcome-counts";
import type { PaceStripRows } from "./prepare-pace-strip";
import type { PeakAnxiety } from "./prepare-peak-anxiety";
import type { StepOverTime } from "./prepare-step-over-time";

/** What a reader has chosen, in the client's own days, both included. Null: no bound, every step. */
export type DayChoice = { readonly first: string | null; readonly last: string | null; readonly stepId: string | null };
export const ALL_DAYS: DayChoice = { first: null, last: null, stepId: null };

/** Every chart of one client, prepared for what was chosen. The strip of chart H is of the last weeks, whatever was chosen. */
export type Charts = {
  /** A. */
  readonly peakAnxiety: PeakAnxiety;
  /** B: predictions of a record's own, never the links of a movie, whose likelihoods are conditional. */
  readonly likelihood: LikelihoodSlopes;
  /** C. */
  readonly outcomes: OutcomeSquares;
  /** D. */
  readonly beliefs: BeliefOverTime;
  /** E; null where no step was chosen. */
  readonly step: StepOverTime | null;
  /** G: one for each score that an exercise has, in the order in which they were first given. */
  readonly measures: readonly { readonly id: string; readonly title: string; readonly over: MeasureOverTime }[];
  /** H. */
  readonly pace: PaceStripRows;
  /** I; null for the client, who is never shown it. */
  readonly calibration: Calibration | null;
  /** Steps that were tried, the longest known first. */
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  /** The client's first and last day with anything to chart; null where there is nothing. */
  readonly days: { readonly first: string; readonly last: string } | null;
  /** The client's. */
  readonly timeZone: string;
};
