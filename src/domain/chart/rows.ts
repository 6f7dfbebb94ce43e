import type { Outcome } from "../prediction/outcome";

/*
 * What charts read: plain rows, dated with ISO strings. A number that was not given is null, and stays a gap. Nothing here is
 * opened by a chart: titles come opened from whoever may open them.
 */

/** What every dated row has. */
export type DatedRow = {
  /** Of the row, where one record has several (the links of a movie); without one, the record's id stands for it. */
  readonly id?: string;
  readonly recordId: string;
  readonly title: string;
  /** ISO instant. */
  readonly occurredAt: string;
  readonly stepId: string | null;
};

/** One prediction as charts B, C and I read it. */
export type PredictionPoint = DatedRow & {
  /** Percent, 0–100. */
  readonly likelihoodBefore: number | null;
  readonly likelihoodAgain: number | null;
  readonly likelihoodLater: number | null;
  readonly outcome: Outcome | null;
  /** 0–100, of "partly". */
  readonly degree: number | null;
  /** ISO date. */
  readonly decideBy: string | null;
  readonly retrospective: boolean;
  /** The likelihood is "given that the link before has happened": the links of a movie after the first. */
  readonly conditional?: boolean;
  /** The place of a movie's link in its chain, from 1; null or left out: the record's own prediction. */
  readonly link?: number | null;
};

/** One exposure as charts A and E read it. SUDS 0–100. */
export type ExposurePoint = DatedRow & {
  readonly predictedPeakSuds: number | null;
  readonly peakSuds: number | null;
  readonly endSuds: number | null;
  readonly retrospective: boolean;
  /** What was different from the step as it stands: place, person, topic, duration, audience. Empty or left out: nothing. */
  readonly variations?: readonly string[];
  /** How often the client asked to slow down in it. Left out: never. */
  readonly slowDowns?: number;
};
