import type { Answers, Reference } from "./answer";
import type { AskedBelief, ExerciseDefinition } from "./definition";
import { findField } from "./fields-of";
import { answerTo } from "./holds";

// Reaches the browser: types only from the Zod files.

/** What names a belief, and its words. */
export type NamedBelief = { readonly id: string; readonly words: string };

/**
 * The belief that a record asked after. One of the client's list goes by its id, so that it may be reworded; one that was
 * written on the spot goes by its words. Null where a definition asks for one and none was given.
 */
export function beliefOf(
  definition: Pick<ExerciseDefinition, "id" | "phases">,
  { belief, asked }: AskedBelief,
  answers: Answers,
): NamedBelief | null {
  if (belief === undefined) {
    const [question = ""] = asked;
    return { id: `${definition.id}.${question}`, words: findField(definition, question)?.name ?? "" };
  }
  const answer = answerTo(answers, belief);
  if (typeof answer === "string") return written(answer);
  const [first] = Array.isArray(answer) ? answer : [];
  return isReference(first) ? (first.id === null ? written(first.words) : { id: first.id, words: first.words }) : null;
}

function written(words: string): NamedBelief | null {
  const trimmed = words.trim();
  return trimmed === "" ? null : { id: trimmed, words: trimmed };
}

function isReference(entry: unknown): entry is Reference {
  return typeof entry === "object" && entry !== null && "words" in entry && typeof entry.words === "string" && "id" in entry;
}
