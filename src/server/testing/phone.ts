import { uuidv7 } from "uuidv7";
import type { Answers } from "@/domain/exercise/answer";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import type {
  FinishedProgress,
  NotThisTimeReason,
  Operation,
  OperationOf,
  OperationResult,
  OperationType,
  PaceKind,
  PaceMoment,
} from "@/domain/sync/operation";
import { inPractice } from "../db";
import { type ClientMember, callerFor, NOW } from "./practice-fixture";

const OF_DEFINITION = { definitionId: exposureRecord.id, definitionVersion: exposureRecord.version };

/** The starred answers of "before", as a client in a story gives them. */
export const BEFORE: Answers = {
  fearedOutcome: "They look at each other and change the subject.",
  howWillIKnow: "Nobody says anything within ten seconds.",
  decideBy: "2026-03-19",
  likelihoodBefore: 80,
  predictedPeakSuds: 75,
};
/** The starred answers of "after" and "learning". */
export const AFTER: Answers = {
  peakSuds: 60,
  endSuds: 35,
  happened: "no",
  whatHappened: "Teo asked why, and waited.",
  likelihoodAgain: 55,
  whatILearned: "Someone wanted to know.",
};

export type Finish = {
  stepId: string | null;
  assignmentId?: string | null;
  progress?: FinishedProgress;
  answers?: Answers;
  exhaustion?: number | null;
  reasons?: NotThisTimeReason[];
};

/** A client's phone: every tap is one operation, pushed at once. `at` is the clock of phone and server alike. */
export function phoneOf(client: ClientMember) {
  const deviceId = uuidv7();
  let seq = 0;

  async function push<T extends OperationType>(
    type: T,
    entityId: string,
    payload: OperationOf<T>["payload"],
    at: Date,
  ): Promise<OperationResult> {
    const operation = {
      v: 1,
      opId: uuidv7(),
      deviceId,
      seq: seq++,
      type,
      entityId,
      occurredAt: at.toISOString(),
      zone: "Europe/Berlin",
      payload,
    } as Operation;
    const [result] = (await callerFor(client, at).sync.push({ operations: [operation] })).results;
    if (!result) throw new Error("the push answered nothing");
    return result;
  }

  return {
    predict: (recordId: string, of: { stepId: string | null; assignmentId?: string | null; answers?: Answers }, at = NOW) =>
      push(
        "record.predict",
        recordId,
        { ...OF_DEFINITION, assignmentId: of.assignmentId ?? null, stepId: of.stepId, answers: of.answers ?? BEFORE },
        at,
      ),
    openAfter: (recordId: string, at = NOW) => push("record.openAfter", recordId, {}, at),
    finish: (recordId: string, of: Finish, at = NOW) =>
      push(
        "record.finish",
        recordId,
        {
          ...OF_DEFINITION,
          assignmentId: of.assignmentId ?? null,
          stepId: of.stepId,
          progress: of.progress ?? "done",
          answers: of.answers ?? AFTER,
          exhaustion: of.exhaustion ?? null,
          reasons: of.reasons ?? [],
        },
        at,
      ),
    edit: (recordId: string, answers: Answers, cleared: string[] = [], at = NOW) => push("record.edit", recordId, { answers, cleared }, at),
    reply: (recordId: string, words: string, at = NOW) => push("record.reply", recordId, { words }, at),
    seeThread: (recordId: string, at = NOW) => push("record.seeThread", recordId, {}, at),
    followUp: (recordId: string, answers: Answers, at = NOW) => push("record.followUp", recordId, { answers }, at),
    /** What a record's check-back asked, made by hand. */
    answerAsked: async (recordId: string, words: string, at = NOW) => {
      const id = uuidv7();
      const { practiceId, clientId } = client;
      const row = { practiceId, id, clientId, recordId, subjectId: recordId, dueOn: at, outcomePlannedOn: at, madeAt: at };
      await inPractice(practiceId, (tx) => tx.checkBack.create({ data: row }));
      return push("checkBack.answer", id, { outcome: "no", words }, at);
    },
    share: (recordId: string, at = NOW) => push("record.share", recordId, {}, at),
    takeBack: (recordId: string, at = NOW) => push("record.takeBack", recordId, {}, at),
    putOwnItem: (itemId: string, of: OperationOf<"ownItem.put">["payload"], at = NOW) => push("ownItem.put", itemId, of, at),
    retireOwnItem: (itemId: string, retired = true, at = NOW) => push("ownItem.retire", itemId, { retired }, at),
    askFor: (paceRequestId: string, kind: PaceKind, at = NOW) => push("pace.request", paceRequestId, { kind }, at),
    addWords: (paceRequestId: string, words: string, at = NOW) => push("pace.addWords", paceRequestId, { words }, at),
    /** Slower or Pause somewhere in an exercise. */
    askAt: (paceRequestId: string, at: PaceMoment, when = NOW, kind: PaceKind = "slower") =>
      push("pace.request", paceRequestId, { kind, at }, when),
    addToPace: (paceRequestId: string, added: OperationOf<"pace.addWords">["payload"], at = NOW) =>
      push("pace.addWords", paceRequestId, added, at),
    feltHeard: (paceRequestId: string, feltHeard: number, at = NOW) => push("pace.feltHeard", paceRequestId, { feltHeard }, at),
    takeBackPace: (paceRequestId: string, at = NOW) => push("pace.takeBack", paceRequestId, {}, at),
  };
}

/** A whole exposure on the phone: before, after, finished, shared. Answers the record's id. */
export async function recordExposure(client: ClientMember, of: Finish & { before?: Answers }, at = NOW): Promise<string> {
  const phone = phoneOf(client);
  const recordId = uuidv7();
  const results = [
    await phone.predict(recordId, { ...of, answers: of.before ?? BEFORE }, at),
    await phone.openAfter(recordId, at),
    await phone.finish(recordId, of, at),
    await phone.share(recordId, at),
  ];
  if (results.some((result) => result.status !== "applied")) throw new Error(`an operation was not applied: ${JSON.stringify(results)}`);
  return recordId;
}
