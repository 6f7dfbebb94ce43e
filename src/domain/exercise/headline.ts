import type { Answer, Answers } from "./answer";
import type { ExerciseDefinition } from "./definition";
import type { Field, ItemField } from "./field";
import { findField } from "./fields-of";
import { answerTo, isAnswered } from "./holds";

// Reaches the browser: types only from the Zod files.

/** The words that stand for a record in lists: the first answered of the definition's headlines; null where none is. */
export function headlineOf(definition: Pick<ExerciseDefinition, "headlines" | "phases">, answers: Answers): string | null {
  for (const id of definition.headlines) {
    const field = findField(definition, id);
    const answer = answerTo(answers, id);
    if (!field || answer === undefined || !isAnswered(answers, id)) continue;
    const words = wordsOf(field, answer);
    if (words !== "") return words;
  }
  return null;
}

function wordsOf(field: Field, answer: Answer): string {
  if (typeof answer === "number") return "";
  if (typeof answer === "string") return labelOf(field, answer);
  return answer
    .map((one) => {
      if (typeof one === "string") return labelOf(field, one);
      if ("words" in one) return String(one.words);
      if (field.item) return groupWords(field.item.fields, one as Readonly<Record<string, number | string>>);
      return "";
    })
    .filter((words) => words !== "")
    .join(", ");
}

/** A group by the first thing that was written in it: numbers alone say nothing in a list. */
function groupWords(fields: readonly ItemField[], group: Readonly<Record<string, number | string>>): string {
  for (const field of fields) {
    const value = Object.hasOwn(group, field.id) ? group[field.id] : undefined;
    if (typeof value === "string" && value.trim() !== "") return labelOf(field, value);
  }
  return "";
}

function labelOf(field: Pick<Field, "options">, value: string): string {
  return (field.options?.find((option) => option.value === value)?.label ?? value).trim();
}
