import { z } from "zod";
import type { SealRef } from "../crypto/seal";

/** What stands in exposure_step.words_sealed. */
export const stepWordsSchema = z.strictObject({ title: z.string(), minimumVersion: z.string() });
export type StepWords = z.infer<typeof stepWordsSchema>;

export function stepWordsRef(stepId: string): SealRef {
  return { table: "exposure_step", column: "words_sealed", rowId: stepId };
}
