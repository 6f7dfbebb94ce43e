import type { Answers } from "@/domain/exercise/answer";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import { phaseIdsByTime } from "@/domain/exercise/fields-of";
import { splitAnswers } from "@/domain/exercise/split-answers";
import { validateAnswers } from "@/domain/exercise/validate";
import { predictionAnswers } from "@/server/record/stored-prediction";

/** How often each outcome of a prediction is drawn, in percent. */
const OUTCOMES = [
  ["no", 58],
  ["partly", 17],
  ["yes", 10],
  ["cannotKnow", 8],
  ["cannotTellYet", 7],
] as const;
const WORDS = [
  "They look at each other and change the subject.",
  "My voice shakes and everybody notices.",
  "Nobody answers, and I stand there.",
  "Teo asked why, and waited.",
  "Two people laughed, and it was with me.",
  "Someone wanted to know.",
] as const;

/** The numbers of one exposure: two before it, three after. */
export const RATINGS_OF_A_RECORD = 5;

/**
 * One exposure as a client fills it in, and how the app keeps it: each part passes the checks that a push passes, and is taken apart
 * by the same rules. Expected anxiety lies above what comes, and both go down along the story, with days that go the other way.
 * @param share how far along the story it is, 0 to 1
 * @param day the local date of the exposure
 * @throws Error where the app would have refused it
 */
export function sampleExposure(random: () => number, share: number, day: string) {
  const around = (middle: number, spread: number) =>
    Math.min(100, Math.max(0, Math.round((middle + (random() - 0.5) * 2 * spread) / 5) * 5));
  const words = () => WORDS[Math.floor(random() * WORDS.length)] ?? WORDS[0];
  const before: Answers = {
    ...{ fearedOutcome: words(), howWillIKnow: words(), decideBy: day },
    ...{ likelihoodBefore: around(80 - 35 * share, 20), predictedPeakSuds: around(85 - 30 * share, 15) },
  };
  const peak = around(70 - 30 * share, 20);
  const after: Answers = {
    ...{ peakSuds: peak, endSuds: Math.min(peak, around(40 - 15 * share, 20)), happened: outcomeAt(random() * 100) },
    ...{ whatHappened: words(), likelihoodAgain: around(50 - 30 * share, 20), whatILearned: words() },
  };
  const { early, late } = phaseIdsByTime(exposureRecord);
  const checked = [validateAnswers(exposureRecord, early, before), validateAnswers(exposureRecord, late, after)];
  const versions = checked.map((each) => {
    if (!each.ok) throw new Error(`a sampled exposure would be refused: ${JSON.stringify(each.problems)}`);
    return splitAnswers(exposureRecord, each.answers);
  });
  return { versions, prediction: predictionAnswers(exposureRecord, { ...before, ...after }) };
}

function outcomeAt(percent: number): string {
  let sum = 0;
  for (const [outcome, weight] of OUTCOMES) {
    sum += weight;
    if (percent < sum) return outcome;
  }
  return OUTCOMES[0][0];
}
