import type { Answer, Answers } from "@/domain/exercise/answer";
import type { ExerciseDefinition, Field } from "@/domain/exercise/definition";
import type { Outcome } from "@/domain/prediction/outcome";

export type PlannedBehaviour = { behaviour: string; plan: "drop" | "reduce" | "keep" };
export type UsedBehaviour = { behaviour: string; degree: number | null };

const OUTCOMES: readonly string[] = ["no", "partly", "yes", "cannotTellYet", "cannotKnow"] satisfies Outcome[];

/** The outcome that an option stands for, where the field asks what became of a prediction; null for other choices. */
export function outcomeOf(field: Field, value: string): Outcome | null {
  const asksOutcome = OUTCOMES.every((outcome) => field.options?.some((option) => option.value === outcome));
  return asksOutcome && OUTCOMES.includes(value) ? (value as Outcome) : null;
}

/** The planned behaviours in an answer; none where it is another kind of answer. */
export function plannedBehaviours(answer: Answer | undefined): PlannedBehaviour[] {
  return Array.isArray(answer) ? answer.filter((item): item is PlannedBehaviour => "plan" in item) : [];
}

/** The used behaviours in an answer; none where it is another kind of answer. */
export function usedBehaviours(answer: Answer | undefined): UsedBehaviour[] {
  return Array.isArray(answer) ? answer.filter((item): item is UsedBehaviour => "degree" in item) : [];
}

/** One answer as plain text: words as they were written, options by their label, numbers as numbers. */
export function answerAsText(field: Field, answer: Answer): string {
  if (Array.isArray(answer)) {
    return answer
      .map((item) => ("plan" in item ? `${item.behaviour} (${item.plan})` : `${item.behaviour} (${item.degree ?? "–"})`))
      .join("; ");
  }
  if (field.kind === "choice") return field.options?.find((option) => option.value === answer)?.label ?? String(answer);
  return String(answer);
}

/**
 * What somebody wrote, ready to be copied when it could not be sent: each answered field by its name, in the order
 * of the form, one to a paragraph. Empty where nothing is answered.
 */
export function answersAsText(definition: ExerciseDefinition, answers: Answers): string {
  return definition.phases
    .flatMap((phase) => phase.fields)
    .flatMap((field) => {
      const answer = answers[field.id];
      return answer === undefined ? [] : [`${field.name}: ${answerAsText(field, answer)}`];
    })
    .join("\n");
}
