import type { Answers } from "@/domain/exercise/answer";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { missingStarred } from "@/domain/exercise/questions";
import { findDefinition } from "@/domain/exercise/registry";
import { validateAnswers } from "@/domain/exercise/validate";
import { canPredict } from "@/domain/prediction/lock";
import type { FinishedProgress, OperationOf } from "@/domain/sync/operation";
import { type ActResult, happenedAt, type OperationAct } from "../sync/act";
import { closeAssignment, findPlace, isSamePlace } from "./place";
import { PROGRESS_TO_STORED } from "./stored-enums";
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

/** The "before" answers. Sent again before "after" is opened, it is an edit: a new version, in which a field left out keeps its earlier answer. */
export async function predict(act: OperationAct<OperationOf<"record.predict">>): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const { payload, entityId } = operation;
  const definition = findDefinition(payload.definitionId, payload.definitionVersion);
  if (!definition) return "UNKNOWN_DEFINITION";
  const checked = validateAnswers(definition, ["before"], payload.answers);
  if (!checked.ok) return "INVALID";
  const record = await lockRecord(tx, scope, entityId);
  if (record) return predictAgain(act, definition, record, checked.answers);
  const found = await findPlace(tx, scope, payload);
  if (!found) return "NOT_FOUND";
  if (!(await insertDraft(act, payload, found.withdrawn))) return "NOT_FOUND";
  const sealer = await act.sealer();
  await createPrediction(act, sealer, predictionAnswers(definition, checked.answers), {
    predictedAt: happenedAt(act),
    lockedAt: null,
    outcomeAt: null,
    orderByDevice: false,
    retrospective: false,
  });
  await appendVersion(tx, scope, sealer, now, versionOf(act, definition, 1, checked.answers));
  return null;
}

async function predictAgain(
  act: OperationAct<OperationOf<"record.predict">>,
  definition: ExerciseDefinition,
  record: LockedRecord,
  answers: Answers,
): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const allowed = canPredict(record);
  if (!allowed.ok) return allowed.reason;
  if (!isSamePlace(record, operation.payload)) return "INVALID";
  const sealer = await act.sealer();
  const version = record.currentVersion + 1;
  const all = { ...(await readAnswers(tx, scope, sealer, record.id)), ...answers };
  await updateRecord(act, { currentVersion: version, ...deviceTime(act) });
  await storePredictedAgain(act, sealer, predictionAnswers(definition, all), happenedAt(act));
  await appendVersion(tx, scope, sealer, now, versionOf(act, definition, version, answers));
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
 * The rest of a record. Without an earlier prediction its "before" answers were written after the event, and say so.
 * A starred field that was left out makes it partly done, whatever the device said.
 */
export async function finish(act: OperationAct<OperationOf<"record.finish">>): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const { payload, entityId } = operation;
  const definition = findDefinition(payload.definitionId, payload.definitionVersion);
  if (!definition) return "UNKNOWN_DEFINITION";
  const record = await lockRecord(tx, scope, entityId);
  if (record?.finishedAt) return "ALREADY_FINISHED";
  if (record && !isSamePlace(record, payload)) return "INVALID";
  const checked = validateAnswers(definition, record ? ["after", "learning"] : ["before", "after", "learning"], payload.answers);
  if (!checked.ok) return "INVALID";
  const found = await findPlace(tx, scope, payload);
  if (!found) return "NOT_FOUND";

  const sealer = await act.sealer();
  const earlier = record ? await readAnswers(tx, scope, sealer, record.id) : {};
  const finishedAt = happenedAt(act);
  // Version 1 is the prediction's, also where there was none.
  const version = Math.max(2, (record?.currentVersion ?? 0) + 1);
  const outcome = {
    progress: PROGRESS_TO_STORED[progressOf(definition, payload.progress, { ...earlier, ...checked.answers })],
    currentVersion: version,
    exhaustion: payload.exhaustion,
    finishedAt,
    afterOpenedAt: record?.afterOpenedAt ?? finishedAt,
  };
  if (!record && !(await insertDraft(act, payload, found.withdrawn))) return "NOT_FOUND";
  const withdrawn = await closeAssignment(tx, scope, now, payload);
  await updateRecord(act, { ...outcome, ...deviceTime(act), ...(withdrawn ? { assignmentWithdrawn: true } : {}) });

  const answered = predictionAnswers(definition, checked.answers);
  if (record) {
    if (!record.afterOpenedAt) await lockPrediction(act, finishedAt);
    await storeOutcome(act, answered, finishedAt);
  } else if (answered && !isEmpty(answered)) {
    await createPrediction(act, sealer, answered, {
      predictedAt: finishedAt,
      lockedAt: finishedAt,
      outcomeAt: answered.outcome ? finishedAt : null,
      orderByDevice: false,
      retrospective: true,
    });
  }
  await appendVersion(tx, scope, sealer, now, {
    ...versionOf(act, definition, version, checked.answers),
    reasons: payload.reasons,
    pace: payload.pace ?? null,
  });
  return null;
}

/** What is thought of it days later. Never moves the record in time: that stays when it happened. */
export async function followUp(act: OperationAct<OperationOf<"record.followUp">>): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const record = await lockRecord(tx, scope, operation.entityId);
  if (!record) return "NOT_FOUND";
  if (!record.finishedAt) return "NOT_FINISHED";
  const definition = findDefinition(record.definitionId, record.definitionVersion);
  if (!definition) return "UNKNOWN_DEFINITION";
  const checked = validateAnswers(definition, ["followUp"], operation.payload.answers);
  if (!checked.ok) return "INVALID";
  const version = Math.max(3, record.currentVersion + 1);
  await updateRecord(act, { currentVersion: version });
  await storeLater(act, predictionAnswers(definition, checked.answers), happenedAt(act));
  await appendVersion(tx, scope, await act.sealer(), now, versionOf(act, definition, version, checked.answers));
  return null;
}

function progressOf(definition: ExerciseDefinition, said: FinishedProgress, answers: Answers): FinishedProgress {
  if (said !== "done") return said;
  return missingStarred(definition, ["before", "after", "learning"], answers).length > 0 ? "partlyDone" : "done";
}
