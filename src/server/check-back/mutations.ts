import type { ClientScope } from "@/domain/access/scope";
import { localDate } from "@/domain/calendar/local-date";
import { daysAfter } from "@/domain/calendar/plain-days";
import type { Answers } from "@/domain/exercise/answer";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import type { Outcome } from "@/domain/prediction/outcome";
import type { Operation, OperationOf } from "@/domain/sync/operation";
import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "../db";
import { edit } from "../record/editing";
import { findClientExercise, followUp } from "../record/recording";
import { OUTCOME_TO_STORED } from "../record/stored-enums";
import { lockRecord } from "../record/stored-record";
import { type ActResult, happenedAt, type OperationAct } from "../sync/act";
import { checkBackWordsRef } from "./sealed-words";
import { toDay } from "./subjects";

type CheckBackOperation = Extract<Operation, { type: `checkBack.${string}` }>;
/** `asksOutcome`: it, or another one about the same thing, asks what became of it. */
type Stored = { recordId: string; linkId: string | null; subjectId: string; dueOn: string; asksOutcome: boolean };
/** What is said about a prediction. Left out: not said. */
type Said = { outcome?: Outcome; degree?: number; likelihoodAgain?: number; likelihoodLater?: number };

/** The furthest day to which a question can be moved. */
const FURTHEST_DAYS = 366;

/** Applies one of the client's operations on a check-back. */
export async function applyCheckBackOperation(act: Omit<OperationAct, "operation">, operation: CheckBackOperation): Promise<ActResult> {
  const checkBack = await find(act.tx, act.scope, operation.entityId);
  if (!checkBack) return "NOT_FOUND";
  switch (operation.type) {
    case "checkBack.move":
      return move({ ...act, operation }, checkBack);
    case "checkBack.cannotKnow":
      return say({ ...act, operation }, checkBack, { outcome: "cannotKnow" }, operation.payload.words);
    case "checkBack.answer": {
      const { words, ...said } = operation.payload;
      return say({ ...act, operation }, checkBack, said, words);
    }
  }
}

async function find(tx: Tx, { practiceId, clientId }: ClientScope, id: string): Promise<Stored | null> {
  const [row] = await tx.$queryRaw<Stored[]>`
    select b.record_id as "recordId", b.link_id as "linkId", b.subject_id as "subjectId", b.due_on::text as "dueOn",
      exists (select 1 from check_back o where o.practice_id = b.practice_id and o.client_id = b.client_id
        and o.subject_id = b.subject_id and o.outcome_planned_on is not null) as "asksOutcome"
    from check_back b where b.practice_id = ${practiceId}::uuid and b.client_id = ${clientId}::uuid and b.id = ${id}::uuid`;
  return row ?? null;
}

/**
 * Writes what was said where the prediction stands: in the record, through the questions that its exercise has for it, as a
 * change of the record would; and in the ledger. Said again, the later answer counts. Whatever else waited about the same
 * thing is answered with it: nobody is asked twice.
 */
async function say(act: OperationAct, checkBack: Stored, said: Said, words: string | undefined): Promise<ActResult> {
  const { tx, scope, operation } = act;
  const record = await lockRecord(tx, scope, checkBack.recordId);
  if (!record) return "NOT_FOUND";
  // Its own questions are still to come: said twice, one of the two would be lost.
  if (!record.finishedAt) return "NOT_FINISHED";
  if (!checkBack.linkId) {
    const definition = await findClientExercise(act, record.definitionId, record.definitionVersion);
    if (!definition) return "UNKNOWN_DEFINITION";
    const refused = await sayInRecord(act, definition, record.id, said);
    if (refused) return refused;
  }
  await sayInLedger(act, checkBack.subjectId, said);
  const where = { practiceId: scope.practiceId, clientId: scope.clientId };
  const state = said.outcome === "cannotKnow" ? ("cannot_know" as const) : ("answered" as const);
  await tx.checkBack.updateMany({
    where: { ...where, subjectId: checkBack.subjectId, OR: [{ id: operation.entityId }, { answeredAt: null }] },
    data: { state, answeredAt: happenedAt(act) },
  });
  if (words === undefined) return null;
  const wordsSealed = (await act.sealer()).seal(checkBackWordsRef(operation.entityId), { words });
  await tx.checkBack.updateMany({ where: { ...where, id: operation.entityId }, data: { wordsSealed } });
  return null;
}

/** As a change of the record, or as its questions for a later day where nothing else is said. */
async function sayInRecord(act: OperationAct, definition: ExerciseDefinition, recordId: string, said: Said): Promise<ActResult> {
  const roles = definition.prediction;
  const given = Object.entries(said).flatMap(([role, answer]): [string, Answers[string]][] => {
    const field = roles?.[role as keyof Said];
    return field === undefined ? [] : [[field, answer]];
  });
  if (given.length === 0) return null;
  const answers: Answers = Object.fromEntries(given);
  const { operation } = act;
  const isLaterOnly = Object.keys(said).every((role) => role === "likelihoodLater");
  if (isLaterOnly)
    return followUp({ ...act, operation: { ...operation, type: "record.followUp", entityId: recordId, payload: { answers } } });
  return edit({ ...act, operation: { ...operation, type: "record.edit", entityId: recordId, payload: { answers, cleared: [] } } });
}

/** The same in the ledger, also what the exercise has no question for. One statement. */
async function sayInLedger(act: OperationAct, predictionId: string, said: Said): Promise<void> {
  const { practiceId, clientId } = act.scope;
  const { outcome, degree, likelihoodAgain, likelihoodLater } = said;
  const at = happenedAt(act);
  const data: Prisma.PredictionUncheckedUpdateManyInput = {
    ...(outcome === undefined ? {} : { outcome: OUTCOME_TO_STORED[outcome], outcomeAt: at }),
    ...(outcome === undefined || (outcome === "partly" && degree === undefined) ? {} : { degree: degree ?? null }),
    ...(likelihoodAgain === undefined ? {} : { likelihoodAgain }),
    ...(likelihoodLater === undefined ? {} : { likelihoodLater, likelihoodLaterAt: at }),
  };
  await act.tx.prediction.updateMany({ where: { practiceId, clientId, id: predictionId }, data });
}

/** Another day, which lies ahead where the client is. By the time it arrives it may have come: then it is asked at once. */
async function move(act: OperationAct<OperationOf<"checkBack.move">>, checkBack: Stored): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const { to } = operation.payload;
  const today = localDate(happenedAt(act), operation.zone, operation.zone);
  if (!checkBack.asksOutcome || to <= today || to <= checkBack.dueOn || to > daysAfter(today, FURTHEST_DAYS)) return "INVALID";
  const { practiceId, clientId } = scope;
  await tx.checkBack.updateMany({
    where: { practiceId, clientId, id: operation.entityId },
    data: { state: "moved", movedTo: toDay(to), movedAt: now },
  });
  return null;
}
