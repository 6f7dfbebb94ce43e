import type { Answer } from "@/domain/exercise/answer";
import type { Field, FieldKind } from "@/domain/exercise/field";
import { highestOf } from "@/domain/exercise/highest";

/** What keeps a question from being answered: nothing there yet, or something that does not fit. */
export type AnswerProblem =
  | {
      kind: "missing";
      of: "rating" | "words" | "choice" | "date" | "duration" | "list" | "count" | "time" | "reference" | "group" | "plan";
    }
  | { kind: "tooLong"; max: number; over: number }
  | { kind: "tooHigh"; max: number };

const MISSING: Record<FieldKind, Extract<AnswerProblem, { kind: "missing" }>["of"] | null> = {
  shortText: "words",
  longText: "words",
  suds: "rating",
  degree: "rating",
  percent: "rating",
  rating10: "rating",
  count: "count",
  choice: "choice",
  orderedChoice: "choice",
  multiChoice: "choice",
  date: "date",
  decideBy: "date",
  durationMinutes: "duration",
  timer: "time",
  behaviourList: "list",
  usedBehaviourList: "list",
  reference: "reference",
  groupList: "group",
  note: null,
};

const LONGEST: Partial<Record<FieldKind, number>> = { shortText: 280, longText: 4000 };

/** Why "Next" waits at this question; null where it does not. Skipping is always an answer. */
export function answerProblem(field: Field, answer: Answer | undefined, skipped: boolean): AnswerProblem | null {
  if (skipped) return null;
  if (answer === undefined) {
    const of = MISSING[field.kind];
    return of === null ? null : { kind: "missing", of };
  }
  if (typeof answer === "number") {
    const max = highestOf(field);
    return max !== null && answer > max ? { kind: "tooHigh", max } : null;
  }
  if (field.kind === "groupList" && Array.isArray(answer)) return groupProblem(field, answer);
  return textProblem(LONGEST[field.kind], answer);
}

function textProblem(max: number | undefined, answer: Answer): AnswerProblem | null {
  if (max === undefined || typeof answer !== "string") return null;
  const length = answer.trim().length;
  return length > max ? { kind: "tooLong", max, over: length - max } : null;
}

/** The first thing that does not fit in an entry of a list. */
function groupProblem(field: Field, groups: readonly unknown[]): AnswerProblem | null {
  for (const group of groups) {
    if (typeof group !== "object" || group === null) continue;
    for (const item of field.item?.fields ?? []) {
      const value: unknown = (group as Record<string, unknown>)[item.id];
      const max = highestOf(item);
      if (typeof value === "number" && max !== null && value > max) return { kind: "tooHigh", max };
      const problem = typeof value === "string" ? textProblem(LONGEST[item.kind], value) : null;
      if (problem) return problem;
    }
  }
  return null;
}
