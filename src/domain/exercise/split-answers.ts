import type { Answers } from "./answer";
import type { ExerciseDefinition } from "./definition";
import type { Field } from "./field";
import { allFields, isPlainKind } from "./fields-of";

/** A number or an enum as a row. Of an ordered choice both stand there: the option, and its score as the value. */
export type PlainAnswer = { field: string; value: number | null; choice: string | null };

/** Numbers and enums (plain rows) apart from words (sealed together). A choice in own words is words. */
export function splitAnswers(definition: Pick<ExerciseDefinition, "phases">, answers: Answers): { plain: PlainAnswer[]; words: Answers } {
  const plain: PlainAnswer[] = [];
  const words: Answers = {};
  for (const field of allFields(definition)) {
    const answer = answers[field.id];
    if (answer === undefined) continue;
    const option = typeof answer === "string" ? field.options?.find(({ value }) => value === answer) : undefined;
    if (!isPlainKind(field.kind) || (typeof answer === "string" && !option)) words[field.id] = answer;
    else if (typeof answer === "number") plain.push({ field: field.id, value: answer, choice: null });
    else if (option) plain.push({ field: field.id, value: scoreOf(field, option.value), choice: option.value });
  }
  return { plain, words };
}

function scoreOf(field: Field, value: string): number | null {
  return field.kind === "orderedChoice" ? (field.options?.find((option) => option.value === value)?.score ?? null) : null;
}

/** One version of a record as it is stored. `cleared`: fields that this version takes the answer from. */
export type StoredVersion = { words: Answers; plain: readonly PlainAnswer[]; cleared: readonly string[] };

/** The answers of all versions as one, oldest first: where a field was answered again, the later answer counts. */
export function joinVersions(versions: readonly StoredVersion[]): Answers {
  const answers = new Map<string, Answers[string]>();
  for (const { words, plain, cleared } of versions) {
    for (const field of cleared) answers.delete(field);
    for (const [field, answer] of Object.entries(words)) answers.set(field, answer);
    for (const { field, value, choice } of plain) {
      const answer = choice ?? value;
      if (answer !== null) answers.set(field, answer);
    }
  }
  return Object.fromEntries(answers);
}
