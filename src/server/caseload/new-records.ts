import type { PracticeScope } from "@/domain/access/scope";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { stepWordsRef, stepWordsSchema } from "../exposure/sealed-words";
import { textOf } from "../record/data";
import { openVersions } from "../record/stored-versions";
import { SHARED_WITH_THERAPIST } from "../record/visible-records";

export type NewRecordRow = {
  recordId: string;
  clientId: string;
  stepId: string | null;
  stepSealed: Uint8Array | null;
  sharedAt: Date;
  opened: boolean;
  versions: number[] | null;
  wordsSealed: Uint8Array[] | null;
};

/** Shared and not yet reviewed records of these clients, longest waiting first. One statement. */
export function listNewRecords(tx: Tx, scope: PracticeScope, clientIds: string[], limit: number): Promise<NewRecordRow[]> {
  return tx.$queryRaw<NewRecordRow[]>`
    select r.id as "recordId", r.client_id as "clientId", r.step_id as "stepId", s.words_sealed as "stepSealed",
      coalesce(r.shared_at, r.received_at) as "sharedAt", r.opened_at is not null as opened, v.versions, v.words as "wordsSealed"
    from (
      select * from record r
      where r.practice_id = ${scope.practiceId}::uuid and r.client_id = any(${clientIds}::uuid[])
        and ${SHARED_WITH_THERAPIST} and r.visibility <> 'reviewed'
      order by r.shared_at, r.id limit ${limit}
    ) r
    left join exposure_step s on s.practice_id = r.practice_id and s.id = r.step_id
    left join lateral (
      select array_agg(rv.version order by rv.version) as versions, array_agg(rv.words_sealed order by rv.version) as words
      from record_version rv where rv.practice_id = r.practice_id and rv.record_id = r.id
    ) v on true
    order by r.shared_at, r.id`;
}

/** A new record as the day shows it, in the client's words: what was learned, or else what happened. */
export function openNewRecord(row: NewRecordRow, sealer: Sealer) {
  const { answers } = openVersions(sealer, row.recordId, { versions: row.versions, wordsSealed: row.wordsSealed, values: null });
  return {
    recordId: row.recordId,
    clientId: row.clientId,
    stepTitle: row.stepId && row.stepSealed ? sealer.open(stepWordsRef(row.stepId), row.stepSealed, stepWordsSchema).title : null,
    sharedAt: row.sharedAt.toISOString(),
    opened: row.opened,
    words: textOf(answers, "whatILearned") ?? textOf(answers, "whatHappened"),
  };
}
