import { z } from "zod";
import type { SealRef } from "../crypto/seal";

/** What stands in private_note.words_sealed. */
export const noteWordsSchema = z.string();

export function noteWordsRef(noteId: string): SealRef {
  return { table: "private_note", column: "words_sealed", rowId: noteId };
}
