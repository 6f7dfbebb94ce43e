import { z } from "zod";
import { answersSchema } from "@/domain/exercise/answer";
import { outcomeSchema } from "@/domain/prediction/outcome";
import { progressSchema, visibilitySchema } from "@/domain/record/visibility";
import { clientDefinition } from "../exercise/schema";

/** A line in a list: the words that matter, and the outcome. Words are null where the client left them out, or took the record back. */
export const recordSummary = z.strictObject({
  id: z.uuid(),
  /** Of the step, else what the therapist called the assignment, else of the exercise. */
  title: z.string(),
  /** The first answered headline of its exercise. */
  words: z.string().nullable(),
  stepId: z.uuid().nullable(),
  stepTitle: z.string().nullable(),
  definitionId: z.string(),
  progress: progressSchema,
  visibility: visibilitySchema,
  occurredAt: z.iso.datetime(),
  outcome: outcomeSchema.nullable(),
  feared: z.string().nullable(),
  learned: z.string().nullable(),
});
export const recordCursor = z.strictObject({ occurredAt: z.iso.datetime(), id: z.uuid() });
export const recordPage = z.strictObject({ records: z.array(recordSummary), next: recordCursor.nullable() });
export const listRecordsInput = z.strictObject({
  clientId: z.uuid(),
  cursor: recordCursor.nullable(),
  limit: z.number().int().min(1).max(50),
});
export const listOwnRecordsInput = listRecordsInput.omit({ clientId: true });

/** One message of a record's thread. `seen`: the other side has had it on the screen. */
export const threadMessage = z.strictObject({
  id: z.uuid(),
  fromClient: z.boolean(),
  authorName: z.string(),
  words: z.string(),
  writtenAt: z.iso.datetime(),
  seen: z.boolean(),
});

/** A whole record: the answers of all versions merged, words and numbers. */
export const recordDetail = z.strictObject({
  summary: recordSummary,
  definitionVersion: z.number().int(),
  /** What it was written in; null where this program doesn't know it. */
  definition: clientDefinition.nullable(),
  answers: answersSchema,
  exhaustion: z.number().int().nullable(),
  reasons: z.array(z.string()),
  /** How the pace felt, where it was said. */
  pace: z.enum(["fine", "slower", "pause"]).nullable(),
  /** A word to the therapist that belongs to no question. */
  note: z.string().nullable(),
  zone: z.string(),
  /** The last change after it was finished. */
  editedAt: z.iso.datetime().nullable(),
  predictedAt: z.iso.datetime().nullable(),
  retrospective: z.boolean(),
  orderByDevice: z.boolean(),
  decideBy: z.iso.date().nullable(),
  sharedAt: z.iso.datetime().nullable(),
  openedAt: z.iso.datetime().nullable(),
  review: z.strictObject({ reviewedAt: z.iso.datetime(), note: z.string().nullable(), therapistName: z.string() }).nullable(),
  /** Oldest first. */
  /** What became of the links of a movie that have a day; `entry` from 0, as the answers have them. */
  links: z.array(z.strictObject({ entry: z.number().int(), outcome: outcomeSchema.nullable(), degree: z.number().int().nullable() })),
  /** What was said or put off when the client was asked again later, oldest first; `entry` as above, null: of the record itself. */
  checkBacks: z.array(
    z.strictObject({
      id: z.uuid(),
      entry: z.number().int().nullable(),
      answeredAt: z.iso.datetime().nullable(),
      movedTo: z.iso.date().nullable(),
      words: z.string().nullable(),
    }),
  ),
  thread: z.array(threadMessage),
  /** An answer that stands at the top of the therapist's day. For staff only: a client always reads null here. */
  flag: z
    .strictObject({
      says: z.string(),
      raisedAt: z.iso.datetime(),
      acknowledgedAt: z.iso.datetime().nullable(),
      acknowledgedBy: z.string().nullable(),
      action: z.string().nullable(),
    })
    .nullable(),
});
export const recordRef = z.strictObject({ clientId: z.uuid(), recordId: z.uuid() });
export const ownRecordRef = z.strictObject({ recordId: z.uuid() });
export const openedRecord = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), record: recordDetail }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["takenBack"]) }),
]);
export const reviewInput = recordRef.extend({ note: z.string().trim().max(4000).nullable() });
export const reviewed = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["takenBack", "alreadyReviewed"]) }),
]);
export const replyInput = recordRef.extend({
  /** UUIDv7, made on the tap: the same id again is the same message. Lower case, because seals are bound to the text of an id. */
  messageId: z.uuid().lowercase(),
  words: z.string().trim().min(1).max(4000),
});
export const replied = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["takenBack"]) }),
]);
