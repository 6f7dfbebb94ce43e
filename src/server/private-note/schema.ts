import { z } from "zod";

export const LONGEST_NOTE = 10_000;

export const privateNoteView = z.strictObject({
  id: z.uuid(),
  words: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
/** Newest first. */
export const privateNoteList = z.strictObject({ notes: z.array(privateNoteView) });
const words = z.string().trim().min(1).max(LONGEST_NOTE);
export const privateNoteRef = z.strictObject({ clientId: z.uuid(), noteId: z.uuid() });
/** `noteId` is made by the screen, so that a repeated tap writes one note. */
export const writeNoteInput = privateNoteRef.extend({ words });
