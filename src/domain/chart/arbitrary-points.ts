import fc from "fast-check";
import type { Outcome } from "../prediction/outcome";
import type { BeliefPoint } from "./prepare-belief";
import type { MeasurePoint } from "./prepare-measure";
import type { BehaviourPoint } from "./prepare-safety-behaviours";
import type { ExposurePoint, PredictionPoint } from "./rows";

// For tests only: points as the server sends them, written out and arbitrary.

/** A record's id from a small number. */
export const recordIdOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** A prediction with every number missing but those given. */
export function prediction(n: number, given: Partial<PredictionPoint> = {}): PredictionPoint {
  return {
    recordId: recordIdOf(n),
    stepId: null,
    title: `Step ${n}`,
    occurredAt: new Date(Date.UTC(2026, 1, 1) + n * 86_400_000).toISOString(),
    likelihoodBefore: null,
    likelihoodAgain: null,
    likelihoodLater: null,
    outcome: null,
    degree: null,
    decideBy: null,
    retrospective: false,
    ...given,
  };
}

/** An exposure with every number missing but those given. */
export function exposure(n: number, given: Partial<ExposurePoint> = {}): ExposurePoint {
  return {
    recordId: recordIdOf(n),
    stepId: null,
    title: `Step ${n}`,
    occurredAt: new Date(Date.UTC(2026, 1, 1) + n * 86_400_000).toISOString(),
    predictedPeakSuds: null,
    peakSuds: null,
    endSuds: null,
    retrospective: false,
    ...given,
  };
}

const rating = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
const outcome = fc.option(fc.constantFrom<Outcome>("no", "partly", "yes", "cannotTellYet", "cannotKnow"), { nil: null });

/** Sizes where the display changes, and a long treatment. */
export const SIZES = [0, 1, 2, 3, 7, 8, 60, 500] as const;

export const arbitraryPredictions = fc
  .array(
    fc.record({
      likelihoodBefore: rating,
      likelihoodAgain: rating,
      likelihoodLater: rating,
      outcome,
      degree: rating,
      retrospective: fc.boolean(),
      day: fc.nat(40),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map(({ day, ...given }, n) => prediction(n, { ...given, occurredAt: prediction(day).occurredAt })));

export const arbitraryExposures = fc
  .array(fc.record({ predictedPeakSuds: rating, peakSuds: rating, retrospective: fc.boolean(), day: fc.nat(40) }), { maxLength: 40 })
  .map((all) => all.map(({ day, ...given }, n) => exposure(n, { ...given, occurredAt: exposure(day).occurredAt })));

/** One asking for a belief, of the new one unless said otherwise. */
export function belief(n: number, given: Partial<BeliefPoint> = {}): BeliefPoint {
  const { recordId, stepId, title, occurredAt } = prediction(n);
  const side = given.side ?? "new";
  const words = { beliefId: side, belief: side === "new" ? "They can like me" : "They laugh at me" };
  return { id: `b${n}`, recordId, stepId, title, occurredAt, side, ...words, degree: null, experiment: false, ...given };
}

/** One administration of a measure. */
export function administration(n: number, score: number | null): MeasurePoint {
  const { recordId, stepId, title, occurredAt } = prediction(n);
  return { recordId, stepId, title, occurredAt, score };
}

/** An exposure with nothing of behaviours and attention but what is given. */
export function behaviour(n: number, given: Partial<BehaviourPoint> = {}): BehaviourPoint {
  return { ...exposure(n), behaviours: null, attentionExternal: null, ...given };
}

/** The same list and one permutation of it. */
export function withShuffle<T>(lists: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> {
  return lists.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })));
}
