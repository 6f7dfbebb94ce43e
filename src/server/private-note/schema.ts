import { z } from "zod";

export const LONGEST_NOTE = 10_000;

export const privateNoteView = z.strictObject({
  id: z.uuid(),
  words: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export const privateNoteCursor = z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() });
/** Newest first, a page at a time; each write answers the first page. */
export const privateNoteList = z.strictObject({ notes: z.array(privateNoteView), next: privateNoteCursor.nullable() });
export const listNotesInput = z.strictObject({ clientId: z.uuid(), cursor: privateNoteCursor.nullable().default(null) });
const words = z.string().trim().min(1).max(LONGEST_NOTE);
export const privateNoteRef = z.strictObject({ clientId: z.uuid(), noteId: z.uuid() });
/** `noteId` is made by the screen, so that a repeated tap writes one note. */
export const writeNoteInput = privateNoteRef.extend({ words });
