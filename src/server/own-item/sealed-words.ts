import { z } from "zod";
import type { SealRef } from "../crypto/seal";

/** What stands in own_item.words_sealed. */
export const ownItemWordsSchema = z.strictObject({ words: z.string() });

export function ownItemWordsRef(itemId: string): SealRef {
  return { table: "own_item", column: "words_sealed", rowId: itemId };
}
