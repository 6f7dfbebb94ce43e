import { z } from "zod";
import { assignmentView } from "../assignment/schema";
import { checkBackLines } from "../check-back/schema";
import { paceRequestView } from "../pace/schema";

/** One thing that is agreed on, as Today shows it. */
export const todayThing = z.strictObject({
  assignment: assignmentView,
  /** The exercise asks for something before, and again after: what was written before has been sent. */
  asksBefore: z.boolean(),
  /** The unfinished record of this assignment, if what stands before the lock has been sent. */
  recordId: z.uuid().nullable(),
  afterOpened: z.boolean(),
  /** On hold since a pace request that has no answer yet. */
  held: z.boolean(),
  /** How often it was done in its present period; 0 where it has no rhythm. */
  timesDone: z.number().int(),
});

export const todayView = z.strictObject({
  therapistName: z.string(),
  readingDays: z.array(z.number()),
  timeZone: z.string(),
  /** When care here ended; null while there is some. The name above is then of the therapist who cared last. */
  careEndedAt: z.iso.datetime().nullable(),
  /** The agreement to be cared for here was taken back: nothing new is stored, and nobody else reads. */
  consentWithdrawn: z.boolean(),
  /** The one next thing; null: nothing to do. */
  next: todayThing.nullable(),
  /** What else is open today: there, and never first. */
  others: z.array(todayThing),
  /** To start whenever it is useful. */
  anyTime: z.array(todayThing),
  /** The latest pace request of the last 30 days that was not taken back. */
  pace: paceRequestView.nullable(),
  /** What the client is asked about today; at most 3 are shown. */
  checkBacks: checkBackLines,
  /** Messages from the therapist that were not on the screen yet, newest first; at most 3. */
  messages: z.array(z.strictObject({ recordId: z.uuid(), title: z.string(), words: z.string(), writtenAt: z.iso.datetime() })),
  /** Reviews of the last 14 days with a note, newest first; at most 3. */
  notes: z.array(z.strictObject({ recordId: z.uuid(), title: z.string(), note: z.string(), reviewedAt: z.iso.datetime() })),
});
