import type { Answer, Answers } from "@/domain/exercise/answer";
import type { Field, FieldKind } from "@/domain/exercise/field";
import type { OwnLists } from "../form/own-lists";

/** One control as it is found at one moment. */
export type EditExample = {
  field: Field;
  answer?: Answer;
  /** What was answered before, for controls that build on it. */
  answers?: Answers;
  /** What references offer, where it is not the usual. */
  lists?: OwnLists;
  /** Next was pressed here: what is missing is said. */
  told?: true;
  /** For clocks: it has been running for so many seconds. */
  runningFor?: number;
};

/** States that only some kinds have. */
export type SpecialState =
  | "tooMuch"
  | "ownEntry"
  | "ownDay"
  | "outcome"
  | "several"
  | "one"
  | "full"
  | "offered"
  | "emptyList"
  | "running"
  | "planned"
  | "reached";

type Shown = { field: Field; answer: Answer };
/** What every kind that asks something has to show. */
export type AskedExamples = {
  edit: Record<"empty" | "filled" | "hint" | "long" | "problem", EditExample> & Partial<Record<SpecialState, EditExample>>;
  read: Record<"answered" | "long", Shown> & Partial<Record<"several" | "ownEntry" | "gap" | "outcome", Shown>>;
};
export type EditState = keyof AskedExamples["edit"];
export type ReadState = keyof AskedExamples["read"];
/** A note is only read. */
export type NoteExamples = { field: Field; long: Field };

/** The examples of every kind: a new kind without them does not compile. */
export type Examples = { [Kind in FieldKind]: Kind extends "note" ? NoteExamples : AskedExamples };

/** A field that nothing is starred or pinned of, as most examples need it. */
export function fieldOf(
  kind: FieldKind,
  name: string,
  question: string,
  more: Partial<Omit<Field, "id" | "kind" | "name" | "question">> = {},
): Field {
  return { id: kind, kind, name, question, starred: false, pinned: false, ...more };
}

type Told = {
  field: Field;
  /** What stands in it once it is answered. */
  answer: Answer;
  hint: string;
  /** The same with as many words as there can be. */
  long: Shown;
};

/** The five states that every control has, from one field. */
export function statesOf({ field, answer, hint, long }: Told): AskedExamples["edit"] {
  return {
    empty: { field },
    filled: { field, answer },
    hint: { field: { ...field, hint } },
    long,
    problem: { field, told: true },
  };
}
