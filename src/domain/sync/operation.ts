import { z } from "zod";
import { answersSchema } from "../exercise/answer";
import { phaseIdSchema } from "../exercise/definition";
import { ownItemKindSchema } from "../own-item/kind";
import { outcomeSchema } from "../prediction/outcome";

/**
 * What the client writes travels as operations. The device makes the ids on the tap; the server answers each
 * operation once and keeps the answer, so that sending again is always safe.
 */
const envelope = {
  v: z.literal(1),
  /** UUIDv7, made on the tap. Lower case, as the database gives ids back: seals are bound to the text of an id. */
  opId: z.uuid().lowercase(),
  deviceId: z.uuid().lowercase(),
  /** Counts up on one device; decides order within that device only. */
  seq: z.number().int().nonnegative().max(2_147_483_647),
  entityId: z.uuid().lowercase(),
  /** Device time; shown, never used for order or authority. */
  occurredAt: z.iso.datetime({ offset: true }),
  /** IANA time zone of the device. */
  zone: z.string().min(1).max(64),
};
const percent = z.number().int().min(0).max(100);
const checkBackWords = z.string().trim().min(1).max(4000);
const ofDefinition = { definitionId: z.string().max(64), definitionVersion: z.number().int().positive() };

export const finishedProgressSchema = z.enum(["done", "partlyDone", "startedAndStopped", "notThisTime"]);
export type FinishedProgress = z.infer<typeof finishedProgressSchema>;
export const reasonSchema = z.enum(["forgot", "tooBig", "tooTired", "noChance", "didNotMakeSense", "feltLikeRehearsingIt", "other"]);
export type NotThisTimeReason = z.infer<typeof reasonSchema>;
export const paceKindSchema = z.enum(["slower", "pause"]);
export type PaceKind = z.infer<typeof paceKindSchema>;
/** Where a request was made: during which assignment, in which record (perhaps still a draft on the device), at which question. */
export const paceMomentSchema = z.strictObject({
  assignmentId: z.uuid().lowercase().optional(),
  recordId: z.uuid().lowercase().optional(),
  phase: phaseIdSchema.optional(),
  /** The question's id in the exercise. */
  field: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .max(64)
    .optional(),
});
export type PaceMoment = z.infer<typeof paceMomentSchema>;

export const operationSchema = z.discriminatedUnion("type", [
  /** What was written before the lock: the plan, the prediction. entityId = the record's id. */
  z.strictObject({
    ...envelope,
    type: z.literal("record.predict"),
    payload: z.strictObject({ ...ofDefinition, assignmentId: z.uuid().nullable(), stepId: z.uuid().nullable(), answers: answersSchema }),
  }),
  /** "After" was opened: the prediction is locked from here on. */
  z.strictObject({ ...envelope, type: z.literal("record.openAfter"), payload: z.strictObject({}) }),
  /**
   * The rest of the record. Without an earlier `record.predict` what stands before a lock is retrospective.
   * `answers` holds the fields from the lock on, and the earlier ones only where there was no `record.predict`.
   */
  z.strictObject({
    ...envelope,
    type: z.literal("record.finish"),
    payload: z.strictObject({
      ...ofDefinition,
      assignmentId: z.uuid().nullable(),
      stepId: z.uuid().nullable(),
      progress: finishedProgressSchema,
      answers: answersSchema,
      exhaustion: z.number().int().min(0).max(10).nullable(),
      /** How the pace felt, where it was said. */
      pace: z.enum(["fine", "slower", "pause"]).optional(),
      reasons: z.array(reasonSchema).max(7),
      /** A word to the therapist that belongs to no question. */
      note: z.string().max(280).nullable().optional(),
    }),
  }),
  /** A change after it was finished: a new version, both kept. `cleared`: fields whose answer is taken away. Nothing before the lock. */
  z.strictObject({
    ...envelope,
    type: z.literal("record.edit"),
    payload: z.strictObject({ answers: answersSchema, cleared: z.array(z.string().max(64)).max(80) }),
  }),
  /** A line in the thread on a shared record; its id is the operation's. */
  z.strictObject({ ...envelope, type: z.literal("record.reply"), payload: z.strictObject({ words: z.string().trim().min(1).max(4000) }) }),
  /** The client has had the thread on the screen. */
  z.strictObject({ ...envelope, type: z.literal("record.seeThread"), payload: z.strictObject({}) }),
  z.strictObject({ ...envelope, type: z.literal("record.followUp"), payload: z.strictObject({ answers: answersSchema }) }),
  z.strictObject({ ...envelope, type: z.literal("record.share"), payload: z.strictObject({}) }),
  z.strictObject({ ...envelope, type: z.literal("record.takeBack"), payload: z.strictObject({}) }),
  /** What a check-back asked. entityId = the check-back's id. It is written where the prediction stands, not a second time. */
  z.strictObject({
    ...envelope,
    type: z.literal("checkBack.answer"),
    payload: z
      .strictObject({
        outcome: outcomeSchema.exclude(["cannotKnow"]).optional(),
        /** How much of it happened, where it was partly. */
        degree: percent.optional(),
        likelihoodAgain: percent.optional(),
        likelihoodLater: percent.optional(),
        words: checkBackWords.optional(),
      })
      .refine(({ outcome, likelihoodLater }) => outcome !== undefined || likelihoodLater !== undefined)
      .refine(({ outcome, degree }) => degree === undefined || outcome === "partly"),
  }),
  /** It can't be told yet: asked again on another day of the client's calendar, and not before. */
  z.strictObject({ ...envelope, type: z.literal("checkBack.move"), payload: z.strictObject({ to: z.iso.date() }) }),
  z.strictObject({
    ...envelope,
    type: z.literal("checkBack.cannotKnow"),
    payload: z.strictObject({ words: checkBackWords.optional() }),
  }),
  /** An entry of the client's own lists, new or in new words. entityId = the entry's id. */
  z.strictObject({
    ...envelope,
    type: z.literal("ownItem.put"),
    payload: z.strictObject({
      kind: ownItemKindSchema,
      words: z.string().trim().min(1).max(280),
      position: z.number().int().min(0).max(10_000),
    }),
  }),
  /** Put away or taken out again. */
  z.strictObject({ ...envelope, type: z.literal("ownItem.retire"), payload: z.strictObject({ retired: z.boolean() }) }),
  /** entityId = the pace request's id. Each tap is a request of its own, also while an earlier one waits. */
  z.strictObject({
    ...envelope,
    type: z.literal("pace.request"),
    // A place that this server can't read never costs the request: it is kept without one.
    payload: z.strictObject({ kind: paceKindSchema, at: paceMomentSchema.optional().catch(undefined) }),
  }),
  /** What the client adds afterwards, if they want: at least one thing. Until the answer, later ones replace earlier ones, each for itself. */
  z.strictObject({
    ...envelope,
    type: z.literal("pace.addWords"),
    payload: z
      .strictObject({
        words: z.string().min(1).max(4000).optional(),
        /** What was too much. */
        tooMuch: z.string().trim().min(1).max(4000).optional(),
        /** Ask me first, next time. */
        askFirst: z.boolean().optional(),
        exhaustion: z.number().int().min(0).max(10).optional(),
        /** A smaller version of a step, written or picked; of which, where the request was made at no assignment. */
        smaller: z.strictObject({ words: z.string().trim().min(1).max(280), assignmentId: z.uuid().lowercase().optional() }).optional(),
        /** Nothing is asked until the client's day is over. Holds also after the answer. */
        stopForToday: z.boolean().optional(),
      })
      .refine((added) => Object.values(added).some((each) => each !== undefined)),
  }),
  z.strictObject({ ...envelope, type: z.literal("pace.takeBack"), payload: z.strictObject({}) }),
  /** After the answer: how much the client felt heard. Can be said anew until they ask again. */
  z.strictObject({
    ...envelope,
    type: z.literal("pace.feltHeard"),
    payload: z.strictObject({ feltHeard: z.number().int().min(0).max(10) }),
  }),
]);
export type Operation = z.infer<typeof operationSchema>;
export type OperationType = Operation["type"];
export type OperationOf<T extends OperationType> = Extract<Operation, { type: T }>;

/**
 * What is read of an operation before anything else: enough to answer it. What fails only the full schema is refused
 * alone, so that one odd operation never keeps back the others in its push.
 */
export const operationEnvelopeSchema = z.looseObject({
  ...envelope,
  v: z.number().int(),
  type: z.string().max(64),
  occurredAt: z.unknown(),
  zone: z.unknown(),
  payload: z.unknown(),
});
export type OperationEnvelope = z.infer<typeof operationEnvelopeSchema>;

/** At most this many operations in one push. */
export const PUSH_LIMIT = 50;

export const rejectionCodeSchema = z.enum([
  "ID_REUSE", // this op id came before with other content
  "NOT_FOUND", // the record, step or request is not there for this client
  "LOCKED", // it stands: "after" has been opened, or the client has asked to slow down again
  "ALREADY_FINISHED", // the record has been finished
  "NOT_FINISHED", // only a finished record can be shared or changed
  "NOT_SHARED", // a thread needs somebody who reads it
  "ALREADY_OPENED", // the therapist has opened it: it can no longer be taken back
  "INVALID", // the answers do not fit the definition
  "UNKNOWN_DEFINITION", // no such exercise definition and version
  "ALREADY_ANSWERED", // the pace request has been answered
  "NOT_ANSWERED", // the pace request has no answer yet
  "CARE_ENDED", // the client was discharged more than 30 days ago
  "CONSENT_WITHDRAWN", // the client has taken back the agreement that anything is stored
]);
export type RejectionCode = z.infer<typeof rejectionCodeSchema>;

/**
 * applied: stored. duplicate: had been stored before; `rejection` is that first answer's.
 * rejected: will never be applied; the text stays on the device. retry: nothing was stored, send it again later.
 */
export const operationResultSchema = z.strictObject({
  opId: z.uuid(),
  status: z.enum(["applied", "duplicate", "rejected", "retry"]),
  rejection: rejectionCodeSchema.nullable(),
});
export type OperationResult = z.infer<typeof operationResultSchema>;
