import { z } from "zod";
import { type Answer, type Answers, groupSchema, plannedBehaviourSchema, referenceSchema, usedBehaviourSchema } from "./answer";
import type { ExerciseDefinition, PhaseId } from "./definition";
import type { Field, ItemField } from "./field";
import { allFields } from "./fields-of";
import { highestOf } from "./highest";
import { isAnswered } from "./holds";

export type Problem =
  | "tooLong"
  | "notWhole"
  | "outOfRange"
  | "notAnOption"
  | "notADate"
  | "tooMany"
  | "tooFew"
  | "wrongKind"
  | "unknownField";
export type Validation = { ok: true; answers: Answers } | { ok: false; problems: { field: string; problem: Problem }[] };

export const SHORT_TEXT_LENGTH = 280;
export const LONG_TEXT_LENGTH = 4000;
const isoDate = z.iso.date();
const plannedBehaviours = z.array(plannedBehaviourSchema).max(20);
const usedBehaviours = z.array(usedBehaviourSchema).max(20);
const references = z.array(referenceSchema).max(20);
const groups = z.array(groupSchema);

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

function isOption(field: Field | ItemField, answer: string): boolean {
  return field.options?.some((option) => option.value === answer) ?? false;
}

/** What is wrong with one answer to one field; null where nothing is. Never throws, whatever it is given. */
export function problemOf(field: Field | ItemField, answer: unknown): Problem | null {
  const highest = highestOf(field);
  if (highest !== null) return numberProblem(answer, highest);
  switch (field.kind) {
    case "shortText":
      return textProblem(answer, SHORT_TEXT_LENGTH);
    case "longText":
      return textProblem(answer, LONG_TEXT_LENGTH);
    case "choice":
    case "orderedChoice":
      if (typeof answer !== "string") return "wrongKind";
      if (isBlank(answer) || isOption(field, answer)) return null;
      return field.ownEntry ? textProblem(answer, SHORT_TEXT_LENGTH) : "notAnOption";
    case "multiChoice":
      return multiChoiceProblem(field, answer);
    case "date":
    case "decideBy":
      if (typeof answer !== "string") return "wrongKind";
      return isBlank(answer) || isoDate.safeParse(answer).success ? null : "notADate";
    case "behaviourList":
      return plannedBehaviours.safeParse(answer).success ? null : "wrongKind";
    case "usedBehaviourList":
      return usedBehaviours.safeParse(answer).success ? null : "wrongKind";
    case "reference":
      if (!references.safeParse(answer).success) return "wrongKind";
      return !field.many && (answer as unknown[]).length > 1 ? "tooMany" : null;
    case "groupList":
      return groupListProblem(field, answer);
    default:
      return "unknownField";
  }
}

function multiChoiceProblem(field: Field, answer: unknown): Problem | null {
  if (!Array.isArray(answer) || answer.some((one) => typeof one !== "string" || isBlank(one))) return "wrongKind";
  if (answer.length > 40 || new Set(answer).size !== answer.length) return "tooMany";
  if (answer.some((one: string) => one.length > SHORT_TEXT_LENGTH)) return "tooLong";
  return field.ownEntry || answer.every((one: string) => isOption(field, one)) ? null : "notAnOption";
}

function groupListProblem(field: Field, answer: unknown): Problem | null {
  const parsed = groups.safeParse(answer);
  if (!parsed.success || !field.item) return "wrongKind";
  if (parsed.data.length > field.item.atMost) return "tooMany";
  const items = new Map(field.item.fields.map((one) => [one.id, one]));
  for (const group of parsed.data) {
    for (const [id, value] of Object.entries(group)) {
      const item = items.get(id);
      const problem = item ? problemOf(item, value) : "unknownField";
      if (problem) return problem;
    }
  }
  return null;
}

/**
 * Checks answers against the fields of the given phases. Blank answers are left out: missing is a gap.
 * Nothing is required here (see `missingStarred`): a skipped field makes a record *partly done*, never invalid.
 */
export function validateAnswers(
  definition: Pick<ExerciseDefinition, "phases">,
  phaseIds: readonly PhaseId[],
  answers: unknown,
): Validation {
  if (typeof answers !== "object" || answers === null || Array.isArray(answers)) {
    return { ok: false, problems: [{ field: "", problem: "wrongKind" }] };
  }
  const fields = new Map(allFields(definition, phaseIds).map((field) => [field.id, field]));
  const problems: { field: string; problem: Problem }[] = [];
  const kept: [string, Answer][] = [];
  for (const [id, answer] of Object.entries(answers)) {
    const field = fields.get(id);
    const problem = field ? problemOf(field, answer) : "unknownField";
    if (problem) problems.push({ field: id, problem });
    else kept.push([id, answer as Answer]);
  }
  if (problems.length > 0) return { ok: false, problems };
  const all: Answers = Object.fromEntries(kept);
  return { ok: true, answers: Object.fromEntries(kept.filter(([id]) => isAnswered(all, id))) };
}
