import type { ReadOnlyControlProps } from "../read-only-control-props";

/** A person's words, whole, as they were written. */
export function WordsView({ answer }: ReadOnlyControlProps) {
  return <p className="whitespace-pre-wrap break-words font-words text-lg leading-words">{String(answer)}</p>;
}
