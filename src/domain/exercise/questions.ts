import type { Answers } from "./answer";
import type { ExerciseDefinition, Field, PhaseId } from "./definition";

// Reaches the browser: types only from the Zod files.

/** Whether a field is asked, given the answers so far. */
export function isShown(field: Field, answers: Answers): boolean {
  if (!field.shownWhen) return true;
  const answer = answers[field.shownWhen.field];
  return typeof answer === "string" && field.shownWhen.isOneOf.includes(answer);
}

/** Whether something was answered. Blank text and an empty list are no answers. */
export function isAnswered(answers: Answers, fieldId: string): boolean {
  const answer = answers[fieldId];
  if (answer === undefined) return false;
  return typeof answer === "number" || (typeof answer === "string" ? answer.trim() !== "" : answer.length > 0);
}

/** The questions of one phase, in order. Quick mode asks the starred fields only. */
export function fieldsToAsk(definition: ExerciseDefinition, phaseId: PhaseId, mode: "quick" | "full", answers: Answers): Field[] {
  const phase = definition.phases.find(({ id }) => id === phaseId);
  return (phase?.fields ?? []).filter((field) => (mode === "full" || field.starred) && isShown(field, answers));
}

/** Starred fields of these phases that have no answer yet; none: the record is *done*. */
export function missingStarred(definition: ExerciseDefinition, phaseIds: readonly PhaseId[], answers: Answers): string[] {
  return phaseIds.flatMap((phaseId) =>
    fieldsToAsk(definition, phaseId, "quick", answers)
      .filter((field) => !isAnswered(answers, field.id))
      .map((field) => field.id),
  );
}
