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
  /** Nothing is asked of it now: see `hold`. What is there for any time is never held. */
  held: z.boolean(),
  /** How often it was done in its present period; 0 where it has no rhythm. */
  timesDone: z.number().int(),
});

export const todayHold = z.strictObject({
  held: z.boolean(),
  /** What holds it; of several a request that waits, then the rest week, then having stopped for today. */
  why: z.enum(["request", "restWeek", "today"]).nullable(),
  /** The last held day, where one is known: a request has none. */
  until: z.iso.date().nullable(),
  /** Requests that wait for an answer, and when the first of them was made. */
  waiting: z.number().int(),
  waitingSince: z.iso.datetime().nullable(),
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
  /** Whether anything is asked now, and if not why and until when. */
  hold: todayHold,
  /** Of the request that waits, else of one that would be made now. Null: not stated, and no reading days. */
  reading: z.strictObject({ readsOn: z.iso.date().nullable(), answersBy: z.iso.date().nullable() }),
  /** Who answered `pace`; null: nobody yet. Not always the therapist: somebody may cover for them. */
  answeredBy: z.string().nullable(),
  /** The one that goes on, or the next one within two weeks. */
  restWeek: z
    .strictObject({ id: z.uuid(), from: z.iso.date(), to: z.iso.date(), words: z.string().nullable(), now: z.boolean() })
    .nullable(),
  /** Nothing came from the client for two weeks or more: `next` is the smallest thing, one check-back at most, and no number of what piled up. */
  returning: z.strictObject({ since: z.iso.date() }).nullable(),
  /** Where the pace check is chosen: the assignment to open, and after what it is offered. */
  paceCheck: z.strictObject({ assignmentId: z.uuid(), afterSessions: z.boolean(), afterExercises: z.boolean() }).nullable(),
  /** What the client is asked about today; at most 3 are shown. */
  checkBacks: checkBackLines,
  /** Messages from the therapist that were not on the screen yet, newest first; at most 3. */
  messages: z.array(z.strictObject({ recordId: z.uuid(), title: z.string(), words: z.string(), writtenAt: z.iso.datetime() })),
  /** Reviews of the last 14 days with a note, newest first; at most 3. */
  notes: z.array(z.strictObject({ recordId: z.uuid(), title: z.string(), note: z.string(), reviewedAt: z.iso.datetime() })),
});
