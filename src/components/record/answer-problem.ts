import type { Answer } from "@/domain/exercise/answer";
import type { Field, FieldKind } from "@/domain/exercise/field";

/** What keeps a question from being answered: nothing there yet, or something that does not fit. */
export type AnswerProblem =
  | { kind: "missing"; of: "rating" | "words" | "choice" | "date" | "duration" | "list" }
  | { kind: "tooLong"; max: number; over: number };

const MISSING: Record<FieldKind, Extract<AnswerProblem, { kind: "missing" }>["of"]> = {
  shortText: "words",
  longText: "words",
  suds: "rating",
  degree: "rating",
  percent: "rating",
  rating10: "rating",
  choice: "choice",
  date: "date",
  durationMinutes: "duration",
  behaviourList: "list",
  usedBehaviourList: "list",
};

/** Why "Next" waits at this question; null where it does not. Skipping is always an answer. */
export function answerProblem(field: Field, answer: Answer | undefined, skipped: boolean): AnswerProblem | null {
  if (skipped) return null;
  if (answer === undefined) return { kind: "missing", of: MISSING[field.kind] };
  const max = field.kind === "shortText" ? 280 : field.kind === "longText" ? 4000 : null;
  if (max !== null && typeof answer === "string" && answer.trim().length > max)
    return { kind: "tooLong", max, over: answer.trim().length - max };
  return null;
}
