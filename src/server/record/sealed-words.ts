import { z } from "zod";
import { answersSchema } from "@/domain/exercise/answer";
import type { SealRef } from "../crypto/seal";

/**
 * What stands in record_version.words_sealed: the answers in words (never numbers or choices), the reasons of "not this
 * time", the fields that this version takes the answer from, and the word to the therapist. The oldest versions lack the last two.
 */
export const versionWordsSchema = z.strictObject({
  answers: answersSchema,
  reasons: z.array(z.string()),
  cleared: z.array(z.string()).default([]),
  note: z.string().nullable().default(null),
});
export type VersionWords = z.infer<typeof versionWordsSchema>;

/** A version has no id of its own: its record's id and its number name it. */
export function versionWordsRef(recordId: string, version: number): SealRef {
  return { table: "record_version", column: "words_sealed", rowId: `${recordId}:${version}` };
}

/** What stands in prediction.statement_sealed; a skipped field is null. */
export const predictionWordsSchema = z.strictObject({ statement: z.string().nullable(), howWillIKnow: z.string().nullable() });

export function predictionWordsRef(predictionId: string): SealRef {
  return { table: "prediction", column: "statement_sealed", rowId: predictionId };
}

/** What stands in record_review.note_sealed. */
export const reviewNoteSchema = z.strictObject({ note: z.string() });

/** A review has no id of its own: there is at most one for each record. */
export function reviewNoteRef(recordId: string): SealRef {
  return { table: "record_review", column: "note_sealed", rowId: recordId };
}

/** What stands in record_message.words_sealed. */
export const messageWordsSchema = z.strictObject({ words: z.string() });

export function messageWordsRef(messageId: string): SealRef {
  return { table: "record_message", column: "words_sealed", rowId: messageId };
}
