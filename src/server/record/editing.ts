import { allFields, phaseIdsByTime } from "@/domain/exercise/fields-of";
import { validateAnswers } from "@/domain/exercise/validate";
import { versionChange } from "@/domain/exercise/version-change";
import type { FinishedProgress, OperationOf } from "@/domain/sync/operation";
import type { RecordProgress } from "@/generated/prisma/enums";
import { raiseFlag } from "../flag/mutations";
import { type ActResult, happenedAt, type OperationAct } from "../sync/act";
import { findClientExercise, progressOf } from "./recording";
import { PROGRESS_FROM_STORED, PROGRESS_TO_STORED } from "./stored-enums";
import { storeLinks } from "./stored-links";
import { predictionAnswers, storeEdited } from "./stored-prediction";
import { appendVersion, lockRecord, readAnswers, updateRecord, versionOf } from "./stored-record";

/**
 * A change after a record was finished: a version of its own, the earlier ones stay. What stood before the lock stays as it
 * is. The record stays where it is in time, and whoever may read it goes on reading it.
 */
export async function edit(act: OperationAct<OperationOf<"record.edit">>): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const record = await lockRecord(tx, scope, operation.entityId);
  if (!record) return "NOT_FOUND";
  if (!record.finishedAt) return "NOT_FINISHED";
  const definition = await findClientExercise(act, record.definitionId, record.definitionVersion);
  if (!definition) return "UNKNOWN_DEFINITION";
  const { late, laterDay } = phaseIdsByTime(definition);
  const open = [...late, ...laterDay];
  const checked = validateAnswers(definition, open, operation.payload.answers);
  const ids = new Set(allFields(definition, open).map(({ id }) => id));
  if (!checked.ok || operation.payload.cleared.some((field) => !ids.has(field))) return "INVALID";

  const sealer = await act.sealer();
  const earlier = await readAnswers(tx, scope, sealer, record.id);
  const { all, ...change } = versionChange(definition, earlier, checked.answers, operation.payload.cleared);
  // The first three are the prediction's, the finish's and the follow-up's, also where one was left out.
  const version = Math.max(3, record.currentVersion + 1);
  const progress = attempted(record.progress) ? PROGRESS_TO_STORED[progressOf(definition, "done", all)] : record.progress;
  // By the server's clock, as the review is: what arrives after a review was not in it, whenever it was written.
  const editedAt = now;
  await updateRecord(act, { currentVersion: version, editedAt, progress });
  const prediction = { before: predictionAnswers(definition, earlier), now: predictionAnswers(definition, all) };
  await storeEdited(act, sealer, record.stepId, prediction, happenedAt(act));
  await storeLinks(act, sealer, definition, all, happenedAt(act));
  await appendVersion(tx, scope, sealer, now, versionOf(act, definition, version, change));
  await raiseFlag(act, definition, earlier, all);
  return null;
}

/** Whether it was done as far as it was: a change can make it whole, or leave a gap. Stopping, and "not this time", stay said. */
function attempted(stored: RecordProgress): boolean {
  const whole: readonly FinishedProgress[] = ["done", "partlyDone"];
  return whole.some((progress) => progress === PROGRESS_FROM_STORED[stored]);
}
