import type { Answers } from "@/domain/exercise/answer";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { phaseIdsByTime } from "@/domain/exercise/fields-of";
import { missingStarred } from "@/domain/exercise/questions";
import { validateAnswers } from "@/domain/exercise/validate";
import { versionChange } from "@/domain/exercise/version-change";
import { canPredict } from "@/domain/prediction/lock";
import type { FinishedProgress, OperationOf } from "@/domain/sync/operation";
import type { Sealer } from "../crypto/seal";
import { findExercise } from "../exercise/data";
import { raiseFlag } from "../flag/mutations";
import { type ActResult, happenedAt, type OperationAct } from "../sync/act";
import { closeAssignment, findPlace, isSamePlace } from "./place";
import { PROGRESS_TO_STORED } from "./stored-enums";
import { storeLinks } from "./stored-links";
import {
  createPrediction,
  isEmpty,
  lockPrediction,
  predictionAnswers,
  storeLater,
  storeOutcome,
  storePredictedAgain,
} from "./stored-prediction";
import {
  appendVersion,
  deviceTime,
  insertDraft,
  type LockedRecord,
  lockRecord,
  readAnswers,
  updateRecord,
  versionOf,
} from "./stored-record";

/** What was written before the lock. Sent again before it is locked, it is an edit: a new version, in which a field left out keeps its earlier answer. */
export async function predict(act: OperationAct<OperationOf<"record.predict">>): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const { payload, entityId } = operation;
  const definition = await findClientExercise(act, payload.definitionId, payload.definitionVersion);
  if (!definition) return "UNKNOWN_DEFINITION";
  const { early } = phaseIdsByTime(definition);
  const checked = validateAnswers(definition, early, payload.answers);
  // Without a lock there is nothing to be written before it.
  if (early.length === 0 || !checked.ok) return "INVALID";
  const record = await lockRecord(tx, scope, entityId);
  if (record) return predictAgain(act, definition, record, checked.answers);
  const found = await findPlace(tx, scope, payload);
  if (!found) return "NOT_FOUND";
  if (!(await insertDraft(act, payload, found.withdrawn))) return "NOT_FOUND";
  const sealer = await act.sealer();
  const { answers } = versionChange(definition, {}, checked.answers);
  await createPrediction(act, sealer, payload.stepId, predictionAnswers(definition, answers), {
    predictedAt: happenedAt(act),
    lockedAt: null,
    outcomeAt: null,
    orderByDevice: false,
    retrospective: false,
  });
  await appendVersion(tx, scope, sealer, now, versionOf(act, definition, 1, { answers }));
  return null;
}

async function predictAgain(
  act: OperationAct<OperationOf<"record.predict">>,
  definition: ExerciseDefinition,
  record: LockedRecord,
  given: Answers,
): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const allowed = canPredict(record);
  if (!allowed.ok) return allowed.reason;
  if (!isSamePlace(record, operation.payload)) return "INVALID";
  const sealer = await act.sealer();
  const version = record.currentVersion + 1;
  const { all, ...change } = versionChange(definition, await readAnswers(tx, scope, sealer, record.id), given);
  await updateRecord(act, { currentVersion: version, ...deviceTime(act) });
  await storePredictedAgain(act, sealer, predictionAnswers(definition, all), happenedAt(act));
  await appendVersion(tx, scope, sealer, now, versionOf(act, definition, version, change));
  return null;
}

/** "After" was opened: from here on the prediction stands as it is. */
export async function openAfter(act: OperationAct<OperationOf<"record.openAfter">>): Promise<ActResult> {
  const { tx, scope, operation } = act;
  const record = await lockRecord(tx, scope, operation.entityId);
  if (!record) return "NOT_FOUND";
  if (record.afterOpenedAt) return null;
  await updateRecord(act, { afterOpenedAt: happenedAt(act) });
  await lockPrediction(act, happenedAt(act));
  return null;
}

/**
 * The rest of a record, or all of it where its exercise has no lock. Without an earlier prediction what stands before a
 * lock was written after the event, and says so. A starred field that was left out makes it partly done, whatever the device said.
 */
export async function finish(act: OperationAct<OperationOf<"record.finish">>): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const { payload, entityId } = operation;
  const definition = await findClientExercise(act, payload.definitionId, payload.definitionVersion);
  if (!definition) return "UNKNOWN_DEFINITION";
  const record = await lockRecord(tx, scope, entityId);
  if (record?.finishedAt) return "ALREADY_FINISHED";
  if (record && !isSamePlace(record, payload)) return "INVALID";
  const { early, late } = phaseIdsByTime(definition);
  const checked = validateAnswers(definition, record ? late : [...early, ...late], payload.answers);
  if (!checked.ok) return "INVALID";
  const found = await findPlace(tx, scope, payload);
  if (!found) return "NOT_FOUND";

  const sealer = await act.sealer();
  const earlier = record ? await readAnswers(tx, scope, sealer, record.id) : {};
  const { all, ...change } = versionChange(definition, earlier, checked.answers);
  const finishedAt = happenedAt(act);
  // Version 1 is what was written before the lock, also where that was nothing.
  const version = Math.max(2, (record?.currentVersion ?? 0) + 1);
  const outcome = {
    progress: PROGRESS_TO_STORED[progressOf(definition, payload.progress, all)],
    currentVersion: version,
    exhaustion: payload.exhaustion,
    finishedAt,
    afterOpenedAt: record?.afterOpenedAt ?? finishedAt,
  };
  if (!record && !(await insertDraft(act, payload, found.withdrawn))) return "NOT_FOUND";
  const withdrawn = await closeAssignment(tx, scope, now, payload);
  await updateRecord(act, { ...outcome, ...deviceTime(act), ...(withdrawn ? { assignmentWithdrawn: true } : {}) });
  await storePredictionOf(act, sealer, record, predictionAnswers(definition, change.answers), finishedAt);
  await storeLinks(act, sealer, definition, all, finishedAt);
  const envelope = { reasons: payload.reasons, note: payload.note?.trim() || null, pace: payload.pace ?? null };
  await appendVersion(tx, scope, sealer, now, versionOf(act, definition, version, { ...change, ...envelope }));
  await raiseFlag(act, definition, {}, all);
  return null;
}

/** What became of the prediction; or all of it, where it came only now. */
async function storePredictionOf(
  act: OperationAct<OperationOf<"record.finish">>,
  sealer: Sealer,
  record: LockedRecord | null,
  answered: ReturnType<typeof predictionAnswers>,
  at: Date,
): Promise<void> {
  if (record) {
    if (!record.afterOpenedAt) await lockPrediction(act, at);
    await storeOutcome(act, answered, at);
  } else if (answered && !isEmpty(answered)) {
    await createPrediction(act, sealer, act.operation.payload.stepId, answered, {
      predictedAt: at,
      lockedAt: at,
      outcomeAt: answered.outcome ? at : null,
      orderByDevice: false,
      retrospective: true,
    });
  }
}

/** What is thought of it days later. Never moves the record in time: that stays when it happened. */
export async function followUp(act: OperationAct<OperationOf<"record.followUp">>): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const record = await lockRecord(tx, scope, operation.entityId);
  if (!record) return "NOT_FOUND";
  if (!record.finishedAt) return "NOT_FINISHED";
  const definition = await findClientExercise(act, record.definitionId, record.definitionVersion);
  if (!definition) return "UNKNOWN_DEFINITION";
  const checked = validateAnswers(definition, phaseIdsByTime(definition).laterDay, operation.payload.answers);
  if (!checked.ok) return "INVALID";
  const sealer = await act.sealer();
  const earlier = await readAnswers(tx, scope, sealer, record.id);
  const { all, ...change } = versionChange(definition, earlier, checked.answers);
  const version = Math.max(3, record.currentVersion + 1);
  await updateRecord(act, { currentVersion: version });
  await storeLater(act, predictionAnswers(definition, change.answers), happenedAt(act));
  await appendVersion(tx, scope, sealer, now, versionOf(act, definition, version, change));
  await raiseFlag(act, definition, earlier, all);
  return null;
}

/** An exercise that a client fills in; null where there is none of that id and version, or it is the therapist's form. */
export async function findClientExercise(act: OperationAct, id: string, version: number): Promise<ExerciseDefinition | null> {
  const definition = await findExercise(act.tx, act.scope, id, version);
  return definition?.filledInBy === "client" ? definition : null;
}

/** How far a record has come: *done* needs every starred question of its one sitting. */
export function progressOf(definition: ExerciseDefinition, said: FinishedProgress, answers: Answers): FinishedProgress {
  if (said !== "done") return said;
  const { early, late } = phaseIdsByTime(definition);
  return missingStarred(definition, [...early, ...late], answers).length > 0 ? "partlyDone" : "done";
}
