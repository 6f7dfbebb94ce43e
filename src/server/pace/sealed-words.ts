import { z } from "zod";
import type { SealRef } from "../crypto/seal";

const said = z.string().nullable().default(null);
/** What stands in pace_request.words_sealed. What was sealed before the other two were asked for has words alone. */
export const paceWordsSchema = z.strictObject({ words: said, tooMuch: said, smaller: said });
export type PaceWords = z.infer<typeof paceWordsSchema>;

/** What stands in pace_request.answer_sealed. */
export const paceAnswerSchema = z.strictObject({ words: z.string() });

export function paceWordsRef(paceRequestId: string): SealRef {
  return { table: "pace_request", column: "words_sealed", rowId: paceRequestId };
}

export function paceAnswerRef(paceRequestId: string): SealRef {
  return { table: "pace_request", column: "answer_sealed", rowId: paceRequestId };
}
