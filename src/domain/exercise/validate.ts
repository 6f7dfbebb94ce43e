import { z } from "zod";
import { type Answer, type Answers, plannedBehaviourSchema, usedBehaviourSchema } from "./answer";
import { type ExerciseDefinition, type Field, isPlainKind, type PhaseId } from "./definition";
import { isAnswered } from "./questions";

export type Problem = "tooLong" | "notWhole" | "outOfRange" | "notAnOption" | "notADate" | "wrongKind" | "unknownField";
export type Validation = { ok: true; answers: Answers } | { ok: false; problems: { field: string; problem: Problem }[] };

const SHORT_TEXT_LENGTH = 280;
const LONG_TEXT_LENGTH = 4000;
const MINUTES_IN_A_WEEK = 10_080;
const isoDate = z.iso.date();
const plannedBehaviours = z.array(plannedBehaviourSchema).max(20);
const usedBehaviours = z.array(usedBehaviourSchema).max(20);

function numberProblem(answer: unknown, highest: number): Problem | null {
  if (typeof answer !== "number") return "wrongKind";
  if (!Number.isInteger(answer)) return "notWhole";
  return answer < 0 || answer > highest ? "outOfRange" : null;
}

function textProblem(answer: unknown, longest: number): Problem | null {
  if (typeof answer !== "string") return "wrongKind";
  return answer.length > longest ? "tooLong" : null;
}

/** A control that was cleared again: a gap, and no reason to refuse the rest of the record. */
function isBlank(answer: string): boolean {
  return answer.trim() === "";
}

function problemOf(field: Field, answer: unknown): Problem | null {
  switch (field.kind) {
    case "shortText":
      return textProblem(answer, SHORT_TEXT_LENGTH);
    case "longText":
      return textProblem(answer, LONG_TEXT_LENGTH);
    case "suds":
    case "degree":
    case "percent":
      return numberProblem(answer, 100);
    case "rating10":
      return numberProblem(answer, 10);
    case "durationMinutes":
      return numberProblem(answer, MINUTES_IN_A_WEEK);
    case "choice":
      if (typeof answer !== "string") return "wrongKind";
      return isBlank(answer) || field.options?.some((option) => option.value === answer) ? null : "notAnOption";
    case "date":
      if (typeof answer !== "string") return "wrongKind";
      return isBlank(answer) || isoDate.safeParse(answer).success ? null : "notADate";
    case "behaviourList":
      return plannedBehaviours.safeParse(answer).success ? null : "wrongKind";
    case "usedBehaviourList":
      return usedBehaviours.safeParse(answer).success ? null : "wrongKind";
  }
}

/**
 * Checks answers against the fields of the given phases. Blank answers are left out: missing is a gap.
 * Nothing is required here (see `missingStarred`): a skipped field makes a record *partly done*, never invalid.
 */
export function validateAnswers(definition: ExerciseDefinition, phaseIds: readonly PhaseId[], answers: unknown): Validation {
  if (typeof answers !== "object" || answers === null || Array.isArray(answers)) {
    return { ok: false, problems: [{ field: "", problem: "wrongKind" }] };
  }
  const fields = new Map(
    definition.phases.filter(({ id }) => phaseIds.includes(id)).flatMap((phase) => phase.fields.map((field) => [field.id, field] as const)),
  );
  const problems: { field: string; problem: Problem }[] = [];
  const kept: Answers = {};
  for (const [id, answer] of Object.entries(answers)) {
    const field = fields.get(id);
    const problem = field ? problemOf(field, answer) : "unknownField";
    if (problem) problems.push({ field: id, problem });
    else kept[id] = answer as Answer;
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, answers: Object.fromEntries(Object.entries(kept).filter(([id]) => isAnswered(kept, id))) };
}

/** Numbers and enums (plain rows) apart from words (sealed together). */
export function splitAnswers(
  definition: ExerciseDefinition,
  answers: Answers,
): { plain: { field: string; value: number | null; choice: string | null }[]; words: Answers } {
  const plain: { field: string; value: number | null; choice: string | null }[] = [];
  const words: Answers = {};
  for (const field of definition.phases.flatMap((phase) => phase.fields)) {
    const answer = answers[field.id];
    if (answer === undefined) continue;
    if (!isPlainKind(field.kind)) words[field.id] = answer;
    else if (typeof answer === "number") plain.push({ field: field.id, value: answer, choice: null });
    else if (typeof answer === "string") plain.push({ field: field.id, value: null, choice: answer });
  }
  return { plain, words };
}
