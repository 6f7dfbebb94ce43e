import type { ReactNode } from "react";
import type { Answer, Answers } from "@/domain/exercise/answer";
import type { Field } from "@/domain/exercise/field";
import type { OwnLists } from "./own-lists";

/** What every control of the form is given. A control shows what is answered and says what changed; it keeps no answer of its own. */
export type EditControlProps = {
  field: Field;
  /** undefined: unset. */
  answer: Answer | undefined;
  /** null: unset again. */
  onAnswer(answer: Answer | null): void;
  /** Told that words stand in the control which the answer does not hold yet, because it is not said how they are meant. */
  onPending?: (pending: boolean) => void;
  /** All answers of the record, for controls that build on an earlier one. */
  answers: Answers;
  /** What references can name. */
  lists: OwnLists;
  /** The element that names it (the question) and the one that says what is wrong or adds a hint. */
  labelledBy: string;
  describedBy: string | undefined;
  /** Today on this device, YYYY-MM-DD. */
  today: string;
  /** Stands at the right of the control's own last row; only ratings have such a row, others leave it to the screen. */
  beside?: ReactNode;
};
