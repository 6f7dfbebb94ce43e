import { z } from "zod";
import { phaseIdSchema } from "@/domain/exercise/definition";
import { paceChangeSchema, paceChangesSchema } from "@/domain/pace/change";
import { paceAgreementView } from "../pace-agreement/schema";
import { restWeekDays, restWeekView } from "../rest-week/schema";

const uuid = z.uuid();
const scale10 = z.number().int().min(0).max(10).nullable();

/** One request with all that was said about it. What was taken back has no words but for who wrote them. */
export const paceRequestView = z.strictObject({
  id: uuid,
  kind: z.enum(["slower", "pause"]),
  occurredAt: z.iso.datetime(),
  words: z.string().nullable(),
  /** What was too much. */
  tooMuch: z.string().nullable(),
  /** The smaller version that the client wrote or picked. */
  smaller: z.string().nullable(),
  /** Ask me first, next time. */
  askFirst: z.boolean(),
  exhaustion: scale10,
  /** The step that it was about; null: none. */
  stepId: uuid.nullable(),
  /** The record in which it was made, where the reader may open it. */
  recordId: uuid.nullable(),
  takenBack: z.boolean(),
  answeredAt: z.iso.datetime().nullable(),
  answer: z.string().nullable(),
  changes: z.array(paceChangeSchema),
  /** 0–10, of the answer; null: not said. */
  feltHeard: scale10,
});

/** Where a request was made, in words for its reader. */
export const paceMomentView = z.strictObject({
  stepTitle: z.string().nullable(),
  /** Of the exercise or the assignment, where it was about no step. */
  exerciseTitle: z.string().nullable(),
  phase: phaseIdSchema.nullable(),
  /** The question's short name, as charts and lists have it. */
  question: z.string().nullable(),
});

/** A request that waits, as the day of who answers has it. */
export const waitingPaceRequest = paceRequestView.extend({
  ...paceMomentView.shape,
  /** How often the client asked at this step in all, this time included; 0 where it was about none. */
  sameStep: z.number().int(),
});

/** What waits of one client: one answer answers all of it. */
export const paceOfDay = waitingPaceRequest.extend({
  clientId: uuid,
  clientName: z.string(),
  unansweredCount: z.number().int(),
  askedBefore: z.number().int(),
  /** When the one that has waited longest was made. */
  waitingSince: z.iso.datetime(),
  heldAssignments: z.number().int(),
  /** All that wait, longest waiting first; the first one is also above. At most 50. */
  waiting: z.array(waitingPaceRequest),
  /** The therapist whose stated time has passed and for whom this one answers; null: it is one's own client. */
  forCoverOf: z.string().nullable(),
});

const answerWords = z.string().trim().min(1).max(4000);
export const answerPaceInput = z.strictObject({
  clientId: uuid,
  paceRequestId: uuid,
  /** The acknowledgement, in the therapist's own words. */
  words: answerWords,
  changes: paceChangesSchema.default([]),
  /** Planned with the answer, in the same moment; then `restWeek` is among the changes. */
  restWeek: z.strictObject(restWeekDays).optional(),
});
export const answeredPace = z.discriminatedUnion("ok", [
  /** Answering one answers all requests of this client that were open. */
  z.strictObject({ ok: z.literal(true), answered: z.number().int() }),
  z.strictObject({
    ok: z.literal(false),
    reason: z.enum(["takenBack", "alreadyAnswered", "restWeekOver", "restWeekTooLong", "restWeekOverlaps"]),
  }),
]);
/** Whoever covers answers what they see, and plans nothing for another's client. */
export const answerAsCoverInput = z.strictObject({
  clientId: uuid,
  paceRequestId: uuid,
  words: answerWords,
  changes: z
    .array(paceChangeSchema.exclude(["restWeek", "smallerSteps"]))
    .max(4)
    .default([]),
});
export const answeredAsCover = z.discriminatedUnion("ok", [
  /** Those whose time had passed; later ones stay with their therapist. */
  z.strictObject({ ok: z.literal(true), answered: z.number().int() }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["takenBack", "alreadyAnswered"]) }),
]);

/** How the pace stands, for a client's page and for assigning. */
export const paceStanding = z.strictObject({
  waiting: z.strictObject({ count: z.number().int(), since: z.iso.datetime() }).nullable(),
  /** Those that go on or are to come, earliest first, then the last five that are over. */
  restWeeks: z.array(restWeekView),
  agreement: paceAgreementView.nullable(),
  /** What the active assignments come to in an ordinary week. */
  dose: z.strictObject({ things: z.number().int(), minutes: z.number().int() }),
  /** How often the client asked at each step, most first; steps without a request are left out. */
  steps: z.array(z.strictObject({ stepId: uuid, title: z.string(), asked: z.number().int(), lastAskedAt: z.iso.datetime() })),
  /** Slowing down has become the rule: a question for the session, for staff only. Null: it has not. */
  becameTheRule: z.strictObject({ weeks: z.number().int(), ofWeeks: z.number().int(), requests: z.number().int() }).nullable(),
});
