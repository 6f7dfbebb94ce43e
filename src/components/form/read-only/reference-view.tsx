import type { ReadOnlyControlProps } from "../read-only-control-props";

/** What was named, in the words it had then. */
export function ReferenceView({ answer }: ReadOnlyControlProps) {
  if (!Array.isArray(answer)) return null;
  return (
    <ul className="grid gap-1">
      {answer.map((one) =>
        typeof one === "object" && "words" in one ? (
          <li key={`${"id" in one ? one.id : ""}${one.words}`} className="whitespace-pre-wrap break-words font-words text-lg leading-words">
            {one.words}
          </li>
        ) : null,
      )}
    </ul>
  );
}
