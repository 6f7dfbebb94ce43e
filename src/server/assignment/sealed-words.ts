import type { SealRef } from "../crypto/seal";

/** assignment.words_sealed holds AssignmentWords as JSON. */
export function assignmentWordsRef(assignmentId: string): SealRef {
  return { table: "assignment", column: "words_sealed", rowId: assignmentId };
}
