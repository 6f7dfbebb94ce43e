import { z } from "zod";
import type { SealRef } from "../crypto/seal";

/** What stands in check_back.words_sealed. */
export const checkBackWordsSchema = z.strictObject({ words: z.string() });

export function checkBackWordsRef(checkBackId: string): SealRef {
  return { table: "check_back", column: "words_sealed", rowId: checkBackId };
}
