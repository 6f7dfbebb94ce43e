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
