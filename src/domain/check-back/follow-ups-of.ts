import type { ExerciseDefinition } from "../exercise/definition";
import type { CheckBackQuestion } from "./planned-questions";

/**
 * What an exercise asks again on a later day: how likely it is now, where its prediction has a place for that; else its
 * questions for a later day, a week or a month after. Nothing where it has none.
 */
export function followUpsOf(definition: Pick<ExerciseDefinition, "phases" | "prediction">): Exclude<CheckBackQuestion, "outcome">[] {
  if (definition.prediction?.likelihoodLater !== undefined) return ["expectancy"];
  const later = definition.phases.filter(({ onLaterDay }) => onLaterDay);
  if (later.length === 0) return [];
  return later.some(({ askedAfter }) => askedAfter === "month") ? ["evidence"] : ["belief"];
}
