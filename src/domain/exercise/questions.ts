import type { Answers } from "./answer";
import type { ExerciseDefinition, PhaseId } from "./definition";
import type { Field, ItemField } from "./field";
import { allFields } from "./fields-of";
import { holds, isAnswered } from "./holds";

// Reaches the browser: types only from the Zod files.

type Phases = Pick<ExerciseDefinition, "phases">;

/** Whether a field is asked, given the answers so far. */
export function isShown(field: Pick<Field | ItemField, "shownWhen">, answers: Answers): boolean {
  return !field.shownWhen || holds(field.shownWhen, answers);
}

/** The questions of one phase, in order. Quick mode asks the starred fields only, without notes to read. */
export function fieldsToAsk(definition: Phases, phaseId: PhaseId, mode: "quick" | "full", answers: Answers): Field[] {
  return allFields(definition, [phaseId]).filter((field) => (mode === "full" || field.starred) && isShown(field, answers));
}

/** Starred fields of these phases that have no answer yet; none: the record is *done*. */
export function missingStarred(definition: Phases, phaseIds: readonly PhaseId[], answers: Answers): string[] {
  return phaseIds.flatMap((phaseId) =>
    fieldsToAsk(definition, phaseId, "quick", answers)
      .filter((field) => !isAnswered(answers, field.id))
      .map((field) => field.id),
  );
}

/** Answers without those to questions that are no longer asked, because an earlier answer was changed. */
export function withoutHidden(definition: Phases, answers: Answers): Answers {
  const kept: Answers = {};
  for (const field of allFields(definition)) {
    const answer = answers[field.id];
    if (answer !== undefined && isShown(field, kept)) kept[field.id] = answer;
  }
  return kept;
}
