import type { BeliefPoint } from "@/domain/chart/prepare-belief";
import type { MeasurePoint, MeasureScale } from "@/domain/chart/prepare-measure";
import type { BehaviourPoint } from "@/domain/chart/prepare-safety-behaviours";
import type { ExposurePoint, PredictionPoint } from "@/domain/chart/rows";
import type { Outcome } from "@/domain/prediction/outcome";

/** How many records an example has: each way in which a chart can show few or many. */
export const EXAMPLE_COUNTS = [0, 1, 2, 3, 7, 8, 60, 500] as const;

const STEPS = ["Say good morning first", "Coffee with one colleague", "Ask one question in stand-up", "Lunch, say one opinion"];
const OUTCOMES: readonly (Outcome | null)[] = ["no", "no", "partly", "no", "yes", "no", null, "cannotTellYet", "no", "cannotKnow"];
const FIRST_DAY = Date.UTC(2026, 0, 5, 17, 30);
const DAY_MS = 86_400_000;

/** The same numbers each time, and no two pictures alike: the steps of a linear congruential generator (Numerical Recipes). */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const EXAMPLE_STEP = idOf(1);

/** Made-up exposures, oldest first; some without a number, some written afterwards, some varied. */
export function exampleExposures(count: number, oneStep: boolean): ExposurePoint[] {
  const below = numbers(7 + count);
  return Array.from({ length: count }, (_, n) => {
    const step = oneStep ? 0 : below(STEPS.length);
    const predicted = 40 + below(55);
    const peak = Math.max(0, Math.min(100, predicted - 25 + below(45)));
    return {
      recordId: idOf(1000 + n),
      title: STEPS[step] ?? "",
      stepId: idOf(1 + step),
      occurredAt: new Date(FIRST_DAY + n * 3 * DAY_MS).toISOString(),
      predictedPeakSuds: n % 11 === 5 ? null : predicted,
      peakSuds: n % 13 === 7 ? null : peak,
      endSuds: n % 5 === 4 ? null : Math.max(0, peak - 10 - below(30)),
      retrospective: n % 9 === 8,
      variations: n % 6 === 5 ? ["place"] : [],
      slowDowns: n % 7 === 3 ? 1 : 0,
    };
  });
}

/** Made-up predictions, oldest first, with every outcome there is. */
export function examplePredictions(count: number): PredictionPoint[] {
  const below = numbers(3 + count);
  return Array.from({ length: count }, (_, n) => {
    const outcome = OUTCOMES[n % OUTCOMES.length] ?? null;
    const before = 45 + below(50);
    const again = Math.max(0, before - 15 - below(40));
    return {
      recordId: idOf(5000 + n),
      title: STEPS[below(STEPS.length)] ?? "",
      stepId: idOf(1 + (n % STEPS.length)),
      occurredAt: new Date(FIRST_DAY + n * 2 * DAY_MS).toISOString(),
      likelihoodBefore: before,
      likelihoodAgain: outcome === null || n % 7 === 6 ? null : again,
      likelihoodLater: n % 3 === 0 && outcome !== null ? Math.max(0, again - 5) : null,
      outcome,
      degree: outcome === "partly" ? 20 + below(60) : null,
      decideBy: outcome === null ? "2026-12-03" : null,
      retrospective: n % 9 === 8,
      link: null,
      conditional: false,
    };
  });
}

const BELIEFS = [
  { beliefId: idOf(1), belief: "They would see that I am not worth their time.", side: "old" },
  { beliefId: idOf(2), belief: "Most people are busy with themselves.", side: "new" },
] as const;

/** Made-up askings of two beliefs, oldest first; some without a number, some within an experiment. */
export function exampleBeliefs(count: number): BeliefPoint[] {
  const below = numbers(11 + count);
  return Array.from({ length: count }, (_, n) => ({
    ...(BELIEFS[n % 2] ?? BELIEFS[0]),
    id: idOf(7000 + n),
    recordId: idOf(7000 + n),
    title: "Experiment",
    stepId: null,
    occurredAt: new Date(FIRST_DAY + n * 4 * DAY_MS).toISOString(),
    degree: n % 10 === 6 ? null : n % 2 === 0 ? 90 - Math.min(50, n) - below(15) : 20 + Math.min(50, n) + below(15),
    experiment: n % 4 === 1,
  }));
}

/** A scale as a published measure has one; the source is as made up as the scores. */
export const EXAMPLE_SCALE: MeasureScale = {
  highest: 21,
  cutOffs: [
    { from: 5, label: "mild" },
    { from: 10, label: "moderate" },
    { from: 15, label: "severe" },
  ],
  reliableChange: { by: "points", amount: 4, source: "Made up for this page." },
};

/** Made-up scores, oldest first; some incomplete. */
export function exampleScores(count: number): MeasurePoint[] {
  const below = numbers(13 + count);
  return Array.from({ length: count }, (_, n) => ({
    recordId: idOf(8000 + n),
    title: "Measure",
    stepId: null,
    occurredAt: new Date(FIRST_DAY + n * 7 * DAY_MS).toISOString(),
    score: n % 8 === 5 ? null : Math.max(0, Math.min(21, 15 - Math.floor(n / 3) + below(6))),
  }));
}

/** Made-up exposures with what was dropped in them and where attention was. */
export function exampleBehaviours(count: number): BehaviourPoint[] {
  const below = numbers(17 + count);
  return exampleExposures(count, false).map((exposure, n) => {
    const planned = 1 + below(4);
    const dropped = below(planned + 1);
    return {
      ...exposure,
      behaviours: n % 6 === 4 ? null : { planned, dropped, used: planned - dropped, notSaid: 0 },
      attentionExternal: n % 7 === 3 ? null : below(101),
    };
  });
}
