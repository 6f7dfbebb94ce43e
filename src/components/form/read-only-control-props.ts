import type { Answer } from "@/domain/exercise/answer";
import type { Field } from "@/domain/exercise/field";

/** What every read-only control is given: an answer that is there. Gaps are drawn by the view. */
export type ReadOnlyControlProps = { field: Field; answer: Answer };
