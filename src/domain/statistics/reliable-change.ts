/*
 * Reliable change of one person on one measure: Jacobson & Truax 1991, 10.1037/0022-006X.59.1.12.
 * Arithmetic only. It says that two scores differ by more than the measure's own error; not which of them is better.
 */

/** What is published of a measure: the standard deviation of its scores, in points, and its reliability, 0–1. */
export type Precision = { readonly standardDeviation: number; readonly reliability: number };

/** The |index| from which a change is called reliable: two-sided 5 % of the normal distribution. */
export const CRITICAL_INDEX = 1.96;

/** Standard error of the difference of two scores, in points: s · √(1 − r) · √2. */
export function errorOfDifference({ standardDeviation, reliability }: Precision): number {
  return standardDeviation * Math.sqrt(1 - reliability) * Math.SQRT2;
}

/**
 * (later − earlier) ÷ standard error of the difference; negative where the score fell. Reliable from ±1.96 on. Missing stays
 * missing: null where one score is missing, and where the measure's precision leaves no error to divide by. Two scores are
 * enough; more make it no surer.
 */
export function reliableChangeIndex(earlier: number | null, later: number | null, precision: Precision): number | null {
  const error = errorOfDifference(precision);
  return earlier === null || later === null || !(error > 0) ? null : (later - earlier) / error;
}

/** The least difference in points that is reliable: 1.96 · standard error of the difference. */
export function leastReliableDifference(precision: Precision): number {
  return CRITICAL_INDEX * errorOfDifference(precision);
}
