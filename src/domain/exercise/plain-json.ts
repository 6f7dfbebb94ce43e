/** Why a piece of JSON can't be kept: far too much of it, nested past all reason, or text that no database can hold. */
export type JsonProblem = "tooLarge" | "tooDeep" | "unreadableText";

const MOST_VALUES = 20_000;
const MOST_CHARACTERS = 300_000;
const DEEPEST = 20;
/** A half of a pair, or the character that ends strings elsewhere. */
const UNREADABLE = /\p{Surrogate}|\0/u;

/** Looks at parsed JSON without trusting it: no recursion, and it stops early. Null: it can be kept. */
export function jsonProblem(json: unknown): JsonProblem | null {
  const stack: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }];
  let values = 0;
  let characters = 0;
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, depth } = next;
    values++;
    if (depth > DEEPEST) return "tooDeep";
    const texts = typeof value === "string" ? [value] : isObject(value) ? Object.keys(value) : [];
    for (const text of texts) {
      characters += text.length;
      if (UNREADABLE.test(text)) return "unreadableText";
    }
    if (values > MOST_VALUES || characters > MOST_CHARACTERS) return "tooLarge";
    if (!isObject(value) && !Array.isArray(value)) continue;
    const inner = Array.isArray(value) ? value : Object.values(value);
    if (inner.length > MOST_VALUES) return "tooLarge";
    for (const each of inner) stack.push({ value: each, depth: depth + 1 });
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
