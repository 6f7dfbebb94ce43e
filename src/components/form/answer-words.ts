import type { Answer, Answers, Group, PlannedBehaviour, UsedBehaviour } from "@/domain/exercise/answer";
import type { ClientDefinition } from "@/domain/exercise/definition";
import type { Field, ItemField } from "@/domain/exercise/field";
import { allFields } from "@/domain/exercise/fields-of";
import type { Outcome } from "@/domain/prediction/outcome";

const OUTCOMES: readonly string[] = ["no", "partly", "yes", "cannotTellYet", "cannotKnow"] satisfies Outcome[];

/** The outcome that an option stands for, where the field asks what became of a prediction; null for other choices. */
export function outcomeOf(field: Field, value: string): Outcome | null {
  const asksOutcome = OUTCOMES.every((outcome) => field.options?.some((option) => option.value === outcome));
  return asksOutcome && OUTCOMES.includes(value) ? (value as Outcome) : null;
}

/** The planned behaviours in an answer; none where it is another kind of answer. */
export function plannedBehaviours(answer: Answer | undefined): PlannedBehaviour[] {
  return Array.isArray(answer) ? answer.filter((item): item is PlannedBehaviour => typeof item === "object" && "plan" in item) : [];
}

/** The used behaviours in an answer; none where it is another kind of answer. */
export function usedBehaviours(answer: Answer | undefined): UsedBehaviour[] {
  return Array.isArray(answer)
    ? answer.filter((item): item is UsedBehaviour => typeof item === "object" && "degree" in item && "behaviour" in item)
    : [];
}

function itemAsText(field: Field, item: Extract<Answer, readonly unknown[]>[number]): string {
  if (typeof item === "string") return field.options?.find((option) => option.value === item)?.label ?? item;
  if (field.kind === "behaviourList" || field.kind === "usedBehaviourList") {
    return [...plannedBehaviours([item as PlannedBehaviour]), ...usedBehaviours([item as UsedBehaviour])]
      .map((one) => ("plan" in one ? `${one.behaviour} (${one.plan})` : `${one.behaviour} (${one.degree ?? "–"})`))
      .join();
  }
  if (field.kind === "reference") return "words" in item ? String(item.words) : "";
  return (field.item?.fields ?? [])
    .flatMap((one) => {
      const value = (item as Group)[one.id];
      return value === undefined ? [] : [`${one.name}: ${answerAsText(one, value)}`];
    })
    .join(", ");
}

/** One answer as plain text: words as they were written, options by their label, numbers as numbers. */
export function answerAsText(field: Field | ItemField, answer: Answer): string {
  if (Array.isArray(answer)) {
    return answer.map((item) => itemAsText(field, item)).join("; ");
  }
  if (field.options) return field.options?.find((option) => option.value === answer)?.label ?? String(answer);
  return String(answer);
}

/**
 * What somebody wrote, ready to be copied when it could not be sent: each answered field by its name, in the order
 * of the form, one to a paragraph. Empty where nothing is answered.
 */
export function answersAsText(definition: ClientDefinition, answers: Answers): string {
  return allFields(definition)
    .flatMap((field) => {
      const answer = answers[field.id];
      return answer === undefined ? [] : [`${field.name}: ${answerAsText(field, answer)}`];
    })
    .join("\n");
}
