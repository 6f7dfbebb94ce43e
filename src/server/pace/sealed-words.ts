import { z } from "zod";
import type { SealRef } from "../crypto/seal";

/** What stands in pace_request.words_sealed and in answer_sealed. */
export const paceWordsSchema = z.strictObject({ words: z.string() });

export function paceWordsRef(paceRequestId: string): SealRef {
  return { table: "pace_request", column: "words_sealed", rowId: paceRequestId };
}

export function paceAnswerRef(paceRequestId: string): SealRef {
  return { table: "pace_request", column: "answer_sealed", rowId: paceRequestId };
}
