import type { EditControlProps } from "../edit-control-props";

/** A note asks nothing: its words are the question above it. */
export function NoteControl(_props: EditControlProps) {
  return null;
}
