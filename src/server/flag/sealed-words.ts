import { z } from "zod";
import type { SealRef } from "../crypto/seal";

/** What stands in answer_flag.action_sealed: what the therapist did about it. */
export const flagActionSchema = z.strictObject({ action: z.string() });

/** A flag has no id of its own: there is at most one for each record. */
export function flagActionRef(recordId: string): SealRef {
  return { table: "answer_flag", column: "action_sealed", rowId: recordId };
}
