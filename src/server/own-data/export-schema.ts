import { z } from "zod";
import { assignmentWordsSchema } from "@/domain/assignment/words";
import { CONSENT_PURPOSES } from "@/domain/consent/purpose";
import { answersSchema } from "@/domain/exercise/answer";
import { VARIED } from "@/domain/exposure/new-steps";
import { ownItemKindSchema } from "@/domain/own-item/kind";
import { paceChangeSchema } from "@/domain/pace/change";
import { outcomeSchema } from "@/domain/prediction/outcome";
import { progressSchema, visibilitySchema } from "@/domain/record/visibility";
import { paceKindSchema } from "@/domain/sync/operation";
import { checkBackQuestionSchema } from "../check-back/schema";
import { clientDefinition } from "../exercise/schema";

/**
 * Counts up when a field changes its name or meaning; added fields leave it. 2: a version can take answers away, how the
 * pace felt stands beside the answers, and an assignment need not belong to a step.
 */
export const EXPORT_FORMAT_VERSION = 2;

const at = z.iso.datetime();
const scale = z.number().int().nullable();

const exportedPrediction = z.strictObject({
  statement: z.string().nullable(),
  howWillIKnow: z.string().nullable(),
  likelihoodBefore: scale,
  decideBy: z.iso.date().nullable(),
  predictedAt: at,
  lockedAt: at.nullable(),
  retrospective: z.boolean(),
  outcome: outcomeSchema.nullable(),
  degree: scale,
  outcomeAt: at.nullable(),
  likelihoodAgain: scale,
  likelihoodLater: scale,
  likelihoodLaterAt: at.nullable(),
});

export const exportedRecord = z.strictObject({
  id: z.uuid(),
  stepId: z.uuid().nullable(),
  assignmentId: z.uuid().nullable(),
  definitionId: z.string(),
  definitionVersion: z.number().int(),
  progress: progressSchema,
  visibility: visibilitySchema,
  exhaustion: scale,
  occurredAt: at,
  zone: z.string(),
  receivedAt: at,
  afterOpenedAt: at.nullable(),
  finishedAt: at.nullable(),
  sharedAt: at.nullable(),
  openedAt: at.nullable(),
  editedAt: at.nullable(),
  /** Each state of the record as it was sent, oldest first: what it added or changed, and which answers it took away (`cleared`). */
  versions: z.array(
    z.strictObject({
      version: z.number().int(),
      occurredAt: at,
      zone: z.string(),
      receivedAt: at,
      answers: answersSchema,
      cleared: z.array(z.string()),
      reasons: z.array(z.string()),
      /** A word to the therapist. */
      note: z.string().nullable(),
      /** How the pace felt. */
      pace: z.string().nullable(),
    }),
  ),
  prediction: exportedPrediction.nullable(),
  /** Of the links of a movie that have a day: the place in the chain from 1, and whether the link was taken out since. */
  links: z.array(z.strictObject({ entry: z.number().int(), leftOutAt: at.nullable(), ...exportedPrediction.shape })),
  /** What the client was asked again later, oldest first. `subjectId`: the record's own id, or of a link of a movie. */
  checkBacks: z.array(
    z.strictObject({
      id: z.uuid(),
      subjectId: z.uuid(),
      dueOn: z.iso.date(),
      questions: z.array(checkBackQuestionSchema),
      madeAt: at,
      answeredAt: at.nullable(),
      /** The day to which the client moved it. */
      movedTo: z.iso.date().nullable(),
      words: z.string().nullable(),
    }),
  ),
  /** What the therapist wrote back. */
  review: z.strictObject({ therapistName: z.string(), note: z.string().nullable(), reviewedAt: at }).nullable(),
  /** What was written under it, oldest first. */
  thread: z.array(
    z.strictObject({
      id: z.uuid(),
      fromClient: z.boolean(),
      authorName: z.string(),
      words: z.string(),
      writtenAt: at,
      seenAt: at.nullable(),
    }),
  ),
  /** An answer that stood at the top of the therapist's day; `says` in its definition is what stood there. */
  flag: z
    .strictObject({ raisedAt: at, acknowledgedAt: at.nullable(), acknowledgedBy: z.string().nullable(), action: z.string().nullable() })
    .nullable(),
});

/** Everything that a practice keeps about one client, but what is not theirs: others' data and their therapist's own notes. */
export const ownExport = z.strictObject({
  format: z.literal("foothold-export"),
  formatVersion: z.literal(EXPORT_FORMAT_VERSION),
  whatThisIs: z.string(),
  exportedAt: at,
  practiceName: z.string(),
  profile: z.strictObject({
    name: z.string(),
    address: z.string().nullable(),
    timeZone: z.string(),
    since: at,
    careEndedAt: at.nullable(),
  }),
  consents: z.array(
    z.strictObject({
      purpose: z.enum(CONSENT_PURPOSES),
      textVersion: z.number().int(),
      givenAt: at,
      withdrawnAt: at.nullable(),
    }),
  ),
  careRelationships: z.array(z.strictObject({ therapistName: z.string(), startedAt: at, endedAt: at.nullable() })),
  steps: z.array(
    z.strictObject({
      id: z.uuid(),
      title: z.string(),
      minimumVersion: z.string(),
      expectedAnxiety: z.number().int(),
      state: z.enum(["active", "resting", "retired"]),
      /** Ids of other steps: the one it is a part of, the one it varies and in what, the two it brings together. */
      smallerStepOf: z.uuid().nullable(),
      variationOf: z.uuid().nullable(),
      variedIn: z.array(z.enum(VARIED)),
      combines: z.array(z.uuid()),
      /** Made, and undone at once: it never was on the ladder for long. */
      takenBack: z.boolean(),
      createdAt: at,
      updatedAt: at,
    }),
  ),
  assignments: z.array(
    z.strictObject({
      id: z.uuid(),
      stepId: z.uuid().nullable(),
      definitionId: z.string(),
      definitionVersion: z.number().int(),
      therapistName: z.string(),
      words: assignmentWordsSchema,
      confidence: z.number().int(),
      state: z.enum(["active", "held", "done", "withdrawn"]),
      rhythm: z.strictObject({
        frequency: z.enum(["once", "on_days", "times_in_period", "any_time"]),
        /** 1 Monday … 7 Sunday. */
        weekdays: z.array(z.number().int()),
        times: z.number().int().nullable(),
        periodDays: z.number().int().nullable(),
        windowFrom: z.iso.date().nullable(),
        windowTo: z.iso.date().nullable(),
        minutes: z.number().int(),
      }),
      assignedAt: at,
      closedAt: at.nullable(),
    }),
  ),
  /** What stands on the client's own lists. */
  ownItems: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: ownItemKindSchema,
      words: z.string(),
      position: z.number().int(),
      retiredAt: at.nullable(),
      createdAt: at,
      updatedAt: at,
    }),
  ),
  /** Oldest first. */
  records: z.array(exportedRecord),
  /** The exercises that assignments and records name: their questions, as they were asked. */
  definitions: z.array(clientDefinition),
  paceRequests: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: paceKindSchema,
      words: z.string().nullable(),
      occurredAt: at,
      zone: z.string(),
      receivedAt: at,
      takenBackAt: at.nullable(),
      answeredAt: at.nullable(),
      answeredBy: z.string().nullable(),
      answer: z.string().nullable(),
      /** What the client added, and where they were: the question by its id in the exercise. */
      tooMuch: z.string().nullable(),
      smaller: z.string().nullable(),
      askFirst: z.boolean(),
      exhaustion: scale,
      stoppedOn: z.iso.date().nullable(),
      stepId: z.uuid().nullable(),
      assignmentId: z.uuid().nullable(),
      recordId: z.uuid().nullable(),
      phase: z.string().nullable(),
      question: z.string().nullable(),
      /** What the answer changed, and whether the client felt heard by it, 0–10. */
      changes: z.array(paceChangeSchema),
      feltHeard: scale,
      feltHeardAt: at.nullable(),
    }),
  ),
  /** Days without anything, by plan; first and last are both of it. Earliest first. */
  restWeeks: z.array(
    z.strictObject({
      id: z.uuid(),
      from: z.iso.date(),
      to: z.iso.date(),
      words: z.string().nullable(),
      setBy: z.string(),
      setAt: at,
      endedAt: at.nullable(),
    }),
  ),
  /** What was agreed on for a week, and when the pace check is offered. */
  paceAgreement: z
    .strictObject({
      things: z.number().int().nullable(),
      minutes: z.number().int().nullable(),
      checkAfterSessions: z.boolean(),
      checkAfterExercises: z.boolean(),
      agreedAt: at,
      agreedBy: z.string(),
    })
    .nullable(),
  /** Where the person signed in, and with which passkeys. */
  sessions: z.array(z.strictObject({ device: z.string(), createdAt: at, lastSeenAt: at, endedAt: at.nullable() })),
  passkeys: z.array(z.strictObject({ label: z.string(), createdAt: at, lastUsedAt: at.nullable() })),
  /** Who else opened what, and when; `procedure` is the program's name for it. Oldest first. */
  accessLog: z.array(z.strictObject({ at, name: z.string().nullable(), role: z.string().nullable(), procedure: z.string() })),
});
export type OwnExport = z.infer<typeof ownExport>;
export type ExportedRecord = z.infer<typeof exportedRecord>;
