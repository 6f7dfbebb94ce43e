import type { ReadOnlyControlProps } from "../read-only-control-props";

/** A note is read while the form is filled in; it has no answer to show. */
export function NoteView({ field }: ReadOnlyControlProps) {
  return <p className="text-ink-2">{field.question}</p>;
}
