import type { Outcome } from "./outcome";

/*
 * Arithmetic of expectancies, all in points of 0–100. Missing stays missing: null in, null out.
 * Expectancy change and the rate at which violation becomes change, rather than violation alone, went with outcome in
 * 8,484 exposure records of 605 patients: Pittig et al. 2022, 10.1177/21677026221101379.
 */

/** Predicted peak − actual peak SUDS, −100…100. Positive: easier than feared. */
export function anxietyGap(predictedPeakSuds: number | null, peakSuds: number | null): number | null {
  return predictedPeakSuds === null || peakSuds === null ? null : predictedPeakSuds - peakSuds;
}

/** How much of the feared thing occurred, 0–100; null while open, when it can't be known, or when "partly" has no degree. */
export function occurrence(outcome: Outcome | null, degree: number | null): number | null {
  if (outcome === "no") return 0;
  if (outcome === "yes") return 100;
  return outcome === "partly" ? degree : null;
}

/** Likelihood before − occurrence, −100…100. Positive: less happened than expected. */
export function predictionError(likelihoodBefore: number | null, outcome: Outcome | null, degree: number | null): number | null {
  const occurred = occurrence(outcome, degree);
  return likelihoodBefore === null || occurred === null ? null : likelihoodBefore - occurred;
}

/** Likelihood before − likelihood next time, −100…100. Positive: expected less than before. */
export function expectancyChange(likelihoodBefore: number | null, likelihoodAgain: number | null): number | null {
  return likelihoodBefore === null || likelihoodAgain === null ? null : likelihoodBefore - likelihoodAgain;
}

/** The least error, in points, from which a learning rate says something. */
export const LEAST_ERROR_FOR_RATE = 20;

/**
 * Expectancy change ÷ prediction error: 0 nothing of the surprise was taken up, 1 all of it. Only where the error is at
 * least 20 points in the direction of "less happened than expected"; otherwise null.
 */
export function learningRate(error: number | null, change: number | null): number | null {
  return error === null || change === null || error < LEAST_ERROR_FOR_RATE ? null : change / error;
}

/** What was expected of one prediction, in the order of asking, percent. */
export type ExpectancyAnswers = {
  readonly likelihoodBefore: number | null;
  readonly likelihoodAgain: number | null;
  readonly likelihoodLater: number | null;
};

/**
 * The course of one expectancy: before → next time → latest, and what of the change is still there. All in points; nothing is
 * filled in for what was not said. `latest` is the last number that was said after the event, null while none was.
 * `changeNow` is before − latest; `kept` is changeNow ÷ change, 1: all of the change is still there, 0: none, only where the
 * change itself is at least 20 points either way, for the same reason as in the learning rate.
 */
export function expectancyCourse(said: ExpectancyAnswers) {
  const { likelihoodBefore: before, likelihoodAgain: again, likelihoodLater: later } = said;
  const latest = later ?? again;
  const change = expectancyChange(before, again);
  const changeNow = expectancyChange(before, latest);
  const kept =
    later === null || change === null || changeNow === null || Math.abs(change) < LEAST_ERROR_FOR_RATE ? null : changeNow / change;
  return { before, again, later, latest, change, changeNow, kept };
}
