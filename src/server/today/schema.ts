import { z } from "zod";
import { assignmentView } from "../assignment/schema";
import { paceRequestView } from "../pace/schema";

export const todayView = z.strictObject({
  therapistName: z.string(),
  readingDays: z.array(z.number()),
  timeZone: z.string(),
  /** When care here ended; null while there is some. The name above is then of the therapist who cared last. */
  careEndedAt: z.iso.datetime().nullable(),
  /** The agreement to be cared for here was taken back: nothing new is stored, and nobody else reads. */
  consentWithdrawn: z.boolean(),
  /** The one next thing; null: nothing to do. */
  next: z
    .strictObject({
      assignment: assignmentView,
      /** The unfinished record of this assignment, if the prediction has been sent. */
      recordId: z.uuid().nullable(),
      afterOpened: z.boolean(),
      /** On hold since a pace request that has no answer yet. */
      held: z.boolean(),
    })
    .nullable(),
  /** The latest pace request of the last 30 days that was not taken back. */
  pace: paceRequestView.nullable(),
  /** Records whose likelihood is worth asking again: finished 1–14 days ago, not yet asked. At most 3. */
  followUps: z.array(z.strictObject({ recordId: z.uuid(), stepTitle: z.string().nullable(), finishedAt: z.iso.datetime() })),
  /** Reviews of the last 14 days with a note, newest first; at most 3. */
  notes: z.array(z.strictObject({ recordId: z.uuid(), stepTitle: z.string().nullable(), note: z.string(), reviewedAt: z.iso.datetime() })),
});
