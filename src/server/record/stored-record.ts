import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Answers } from "@/domain/exercise/answer";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { allFields, isPlainKind } from "@/domain/exercise/fields-of";
import { type PlainAnswer, splitAnswers } from "@/domain/exercise/split-answers";
import type { Operation, OperationOf } from "@/domain/sync/operation";
import type { RecordProgress, RecordVisibility } from "@/generated/prisma/enums";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { ChangedMeanwhile, isClockSkewed, type OperationAct } from "../sync/act";
import { type Columns, changedColumns } from "./changed-columns";
import type { Place } from "./place";
import { versionWordsRef } from "./sealed-words";
import { openVersions, PACE_FIELD, type Pace, type SealedVersions } from "./stored-versions";

/** A record as its writers see it. Enums as they are stored. A draft exists only because its prediction came. */
export type LockedRecord = {
  id: string;
  stepId: string | null;
  assignmentId: string | null;
  definitionId: string;
  definitionVersion: number;
  progress: RecordProgress;
  visibility: RecordVisibility;
  currentVersion: number;
  afterOpenedAt: Date | null;
  finishedAt: Date | null;
  editedAt: Date | null;
};

/**
 * One client's record with its row locked until the transaction ends: writers of one record wait in line, and each
 * sees what the one before it committed. Reads nothing but that row, because a statement that waited for a lock sees
 * other tables as they were before. Null where it is not there, or is someone else's.
 */
export async function lockRecord(tx: Tx, scope: ClientScope, recordId: string): Promise<LockedRecord | null> {
  const [row] = await tx.$queryRaw<LockedRecord[]>`
    select id, step_id as "stepId", assignment_id as "assignmentId", definition_id as "definitionId",
      definition_version as "definitionVersion", progress::text as progress, visibility::text as visibility,
      current_version as "currentVersion", after_opened_at as "afterOpenedAt", finished_at as "finishedAt", edited_at as "editedAt"
    from record
    where practice_id = ${scope.practiceId}::uuid and client_id = ${scope.clientId}::uuid and id = ${recordId}::uuid
    for update`;
  return row ?? null;
}

/**
 * A record that a therapist may know of, locked; null where the client took it back.
 * @throws AppError NOT_FOUND where it is not there, a draft, or was never shared
 */
export async function lockShared(tx: Tx, scope: ClientScope, recordId: string): Promise<LockedRecord | null> {
  const record = await lockRecord(tx, scope, recordId);
  if (!record || record.progress === "draft" || record.visibility === "private") throw new AppError("NOT_FOUND");
  return record.visibility === "taken_back" ? null : record;
}

/** A therapist opens a locked record. One that was opened before stays as it is. */
export async function markOpened(tx: Tx, scope: ClientScope, record: LockedRecord, now: Date): Promise<void> {
  if (record.visibility === "shared") await setVisibility(tx, scope, record.id, "opened", { openedAt: now });
}

/** A therapist has read a locked record. Without having been opened, it counts as opened. */
export async function markReviewed(tx: Tx, scope: ClientScope, record: LockedRecord, now: Date): Promise<void> {
  await setVisibility(tx, scope, record.id, "reviewed", record.visibility === "shared" ? { openedAt: now } : {});
}

/** Who sees a locked record, and since when; a moment that is not given stays as it is. One statement. */
export async function setVisibility(
  tx: Tx,
  scope: ClientScope,
  recordId: string,
  visibility: RecordVisibility,
  { sharedAt, openedAt }: { sharedAt?: Date; openedAt?: Date } = {},
): Promise<void> {
  await tx.$queryRaw`
    update record set visibility = ${visibility}::record_visibility,
      shared_at = coalesce(${sharedAt?.toISOString() ?? null}::timestamptz, shared_at),
      opened_at = coalesce(${openedAt?.toISOString() ?? null}::timestamptz, opened_at)
    where practice_id = ${scope.practiceId}::uuid and client_id = ${scope.clientId}::uuid and id = ${recordId}::uuid`;
}

/** All answers of a record so far, joined. One statement. Read it after the lock. */
export async function readAnswers(tx: Tx, scope: ClientScope, sealer: Sealer, recordId: string): Promise<Answers> {
  const [row] = await tx.$queryRaw<SealedVersions[]>`
    select
      (select array_agg(v.version order by v.version) from record_version v
        where v.practice_id = ${scope.practiceId}::uuid and v.record_id = ${recordId}::uuid) as versions,
      (select array_agg(v.words_sealed order by v.version) from record_version v
        where v.practice_id = ${scope.practiceId}::uuid and v.record_id = ${recordId}::uuid) as "wordsSealed",
      (select jsonb_agg(jsonb_build_object('version', f.version, 'field', f.field, 'value', f.value, 'choice', f.choice) order by f.version)
        from record_value f where f.practice_id = ${scope.practiceId}::uuid and f.record_id = ${recordId}::uuid) as values`;
  return openVersions(sealer, recordId, row ?? { versions: null, wordsSealed: null, values: null }).answers;
}

/** A record's first row, before anything is in it. False where its id is another client's. One statement. */
export async function insertDraft(
  act: OperationAct<OperationOf<"record.predict" | "record.finish">>,
  place: Place,
  assignmentWithdrawn: boolean,
): Promise<boolean> {
  const { tx, scope, now, operation } = act;
  const { definitionId, definitionVersion, assignmentId, stepId } = place;
  const { occurredAt, zone, clockSkewed = false } = deviceTime(act);
  const inserted = await tx.$queryRaw<unknown[]>`
    insert into record (practice_id, id, client_id, assignment_id, step_id, definition_id, definition_version, current_version, occurred_at, zone,
      received_at, assignment_withdrawn, clock_skewed)
    values (${scope.practiceId}::uuid, ${operation.entityId}::uuid, ${scope.clientId}::uuid, ${assignmentId}::uuid, ${stepId}::uuid, ${definitionId},
      ${definitionVersion}, 1, ${occurredAt.toISOString()}::timestamptz, ${zone}, ${now.toISOString()}::timestamptz, ${assignmentWithdrawn}, ${clockSkewed})
    on conflict do nothing returning 1`;
  if (inserted.length > 0) return true;
  if (await lockRecord(tx, scope, operation.entityId)) throw new ChangedMeanwhile();
  return false;
}

type RecordChange = {
  currentVersion?: number;
  progress?: RecordProgress;
  exhaustion?: number | null;
  afterOpenedAt?: Date;
  finishedAt?: Date;
  editedAt?: Date;
  occurredAt?: Date;
  zone?: string;
  clockSkewed?: true;
  assignmentWithdrawn?: true;
};
const RECORD: Columns<RecordChange> = {
  currentVersion: ["current_version", "int"],
  progress: ["progress", "record_progress"],
  exhaustion: ["exhaustion", "smallint"],
  afterOpenedAt: ["after_opened_at", "timestamptz"],
  finishedAt: ["finished_at", "timestamptz"],
  editedAt: ["edited_at", "timestamptz"],
  occurredAt: ["occurred_at", "timestamptz"],
  zone: ["zone", "text"],
  clockSkewed: ["clock_skewed", "boolean"],
  assignmentWithdrawn: ["assignment_withdrawn", "boolean"],
};

/** Changes the act's record, which is locked. One statement. */
export async function updateRecord(act: OperationAct, change: RecordChange): Promise<void> {
  const { practiceId, clientId } = act.scope;
  await act.tx.$queryRaw`
    update record set ${changedColumns(RECORD, change)}
    where practice_id = ${practiceId}::uuid and client_id = ${clientId}::uuid and id = ${act.operation.entityId}::uuid`;
}

/** The columns that the device's clock gives a record. Once its clock was seen ahead, that stays said. */
export function deviceTime(act: { now: Date; operation: Pick<Operation, "occurredAt" | "zone"> }): {
  occurredAt: Date;
  zone: string;
  clockSkewed?: true;
} {
  const { occurredAt, zone } = act.operation;
  return { occurredAt: new Date(occurredAt), zone, ...(isClockSkewed(act) ? { clockSkewed: true } : {}) };
}

/** What a version says and when. */
export type NewVersion = {
  recordId: string;
  version: number;
  definition: ExerciseDefinition;
  answers: Answers;
  /** Fields that it takes the answer from. */
  cleared: readonly string[];
  reasons: readonly string[];
  note: string | null;
  pace: Pace | null;
  occurredAt: Date;
  zone: string;
};

/** A version as an operation makes it; what it does not say is left out. */
export function versionOf(
  act: OperationAct,
  definition: ExerciseDefinition,
  version: number,
  said: Pick<NewVersion, "answers"> & Partial<NewVersion>,
): NewVersion {
  const { entityId, occurredAt, zone } = act.operation;
  const nothingElse = { cleared: [], reasons: [], note: null, pace: null };
  return { ...nothingElse, ...said, recordId: entityId, version, definition, occurredAt: new Date(occurredAt), zone };
}

/**
 * Appends one version: its words sealed as one JSON, each number and choice as a plain row. A number that is taken back is a row
 * without one, so that whoever reads plain rows alone does not meet it any more. One statement.
 */
export async function appendVersion(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, given: NewVersion): Promise<void> {
  const { recordId, version, occurredAt, zone } = given;
  const { practiceId, clientId } = scope;
  const { plain, words } = splitAnswers(given.definition, given.answers);
  const { reasons, cleared, note } = given;
  const wordsSealed = sealer.seal(versionWordsRef(recordId, version), { answers: words, reasons, cleared, note });
  const takenBack = allFields(given.definition).filter(({ id, kind }) => isPlainKind(kind) && cleared.includes(id));
  const rows: PlainAnswer[] = [...plain, ...takenBack.map(({ id }) => ({ field: id, value: null, choice: null }))];
  if (given.pace) rows.push({ field: PACE_FIELD, value: null, choice: given.pace });
  await tx.$queryRaw`
    with version as (
      insert into record_version (practice_id, record_id, version, words_sealed, occurred_at, zone, received_at)
      values (${practiceId}::uuid, ${recordId}::uuid, ${version}, ${wordsSealed}, ${occurredAt.toISOString()}::timestamptz, ${zone},
        ${now.toISOString()}::timestamptz))
    insert into record_value (practice_id, record_id, version, field, client_id, value, choice, occurred_at, zone)
    select ${practiceId}::uuid, ${recordId}::uuid, ${version}, given.field, ${clientId}::uuid, given.value, given.choice,
      ${occurredAt.toISOString()}::timestamptz, ${zone}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (field text, value smallint, choice text)`;
}
