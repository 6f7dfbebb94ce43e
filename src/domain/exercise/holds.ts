import type { Answer, Answers } from "./answer";
import type { Condition, SimpleCondition } from "./condition";

// Reaches the browser: types only from the Zod files.

/** Whether something was answered. Blank text and an empty list are no answers; what an object inherits is none either. */
export function isAnswered(answers: Answers, fieldId: string): boolean {
  const answer = answerTo(answers, fieldId);
  if (answer === undefined) return false;
  return typeof answer === "number" || (typeof answer === "string" ? answer.trim() !== "" : answer.length > 0);
}

/** The answer to a field; undefined where there is none. */
export function answerTo(answers: Answers, fieldId: string): Answer | undefined {
  return Object.hasOwn(answers, fieldId) ? answers[fieldId] : undefined;
}

/** Whether a condition holds. Without an answer nothing holds but "is not answered": missing is never zero. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ("all" in condition) return condition.all.every((one) => holdsAlone(one, answers));
  if ("any" in condition) return condition.any.some((one) => holdsAlone(one, answers));
  return holdsAlone(condition, answers);
}

function holdsAlone(condition: SimpleCondition, answers: Answers): boolean {
  const answer = answerTo(answers, condition.field);
  if ("isAnswered" in condition) return isAnswered(answers, condition.field) === condition.isAnswered;
  if ("atLeast" in condition) return typeof answer === "number" && answer >= condition.atLeast;
  if ("atMost" in condition) return typeof answer === "number" && answer <= condition.atMost;
  if (typeof answer === "string") return condition.isOneOf.includes(answer);
  return Array.isArray(answer) && answer.some((one) => typeof one === "string" && condition.isOneOf.includes(one));
}

/** The fields that a condition asks. */
export function fieldsOfCondition(condition: Condition): string[] {
  if ("all" in condition) return condition.all.map(({ field }) => field);
  if ("any" in condition) return condition.any.map(({ field }) => field);
  return [condition.field];
}
