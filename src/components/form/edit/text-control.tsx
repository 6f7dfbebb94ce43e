"use client";
import type { EditControlProps } from "../edit-control-props";

const FIELD =
  "mt-4 block w-full resize-none rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 py-3 font-words text-lg leading-words field-sizing-content";

function TextControl({ answer, onAnswer, labelledBy, describedBy, rows, height }: EditControlProps & { rows: number; height: string }) {
  return (
    <textarea
      className={`${FIELD} ${height}`}
      rows={rows}
      value={typeof answer === "string" ? answer : ""}
      onChange={(event) => onAnswer(event.target.value)}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    />
  );
}

/** A sentence or two. Longer text is not cut off: the form says how much is too much. */
export function ShortTextControl(props: EditControlProps) {
  return <TextControl {...props} rows={3} height="min-h-[6.5rem] max-h-60" />;
}

/** As much as somebody wants to say. */
export function LongTextControl(props: EditControlProps) {
  return <TextControl {...props} rows={6} height="min-h-44 max-h-96" />;
}
