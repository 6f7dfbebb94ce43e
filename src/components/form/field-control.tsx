"use client";
import type { EditControlProps } from "./edit-control-props";
import { EDIT_CONTROLS } from "./edit-controls";

/** Any field, asked as its kind is asked. */
export function FieldControl(props: EditControlProps) {
  const Control = EDIT_CONTROLS[props.field.kind];
  return <Control {...props} />;
}
