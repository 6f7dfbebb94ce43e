import { z } from "zod";
import type { SealRef } from "../crypto/seal";

/** What stands in rest_week.words_sealed. */
export const restWeekWordsSchema = z.strictObject({ words: z.string() });

export function restWeekWordsRef(restWeekId: string): SealRef {
  return { table: "rest_week", column: "words_sealed", rowId: restWeekId };
}
