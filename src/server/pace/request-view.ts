import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import type { HoldingRequest } from "@/domain/pace/what-is-held";
import { Prisma } from "@/generated/prisma/client";
import type { PaceKind, PaceChange as StoredChange } from "@/generated/prisma/enums";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { readableBy } from "../record/visible-records";
import { HOLDING_COLUMNS, type HoldingRow, toHoldingRequest } from "./holding";
import type { paceRequestView } from "./schema";
import { paceAnswerRef, paceAnswerSchema, paceWordsRef, paceWordsSchema } from "./sealed-words";
import { CHANGE_FROM_STORED } from "./stored-change";

export type PaceRow = {
  id: string;
  kind: PaceKind;
  occurredAt: Date;
  wordsSealed: Uint8Array | null;
  askFirst: boolean;
  exhaustion: number | null;
  stepId: string | null;
  recordId: string | null;
  takenBackAt: Date | null;
  answeredAt: Date | null;
  answerSealed: Uint8Array | null;
  changes: StoredChange[];
  feltHeard: number | null;
};

/** Columns of a PaceRow, from pace_request alias `q` and PACE_TABLES. */
export const PACE_COLUMNS = Prisma.sql`
  q.id, q.kind::text as kind, q.occurred_at as "occurredAt", q.words_sealed as "wordsSealed", q.ask_first as "askFirst", q.exhaustion,
  q.step_id as "stepId", r.id as "recordId", q.taken_back_at as "takenBackAt", q.answered_at as "answeredAt",
  q.answer_sealed as "answerSealed", q.changes::text[] as changes, q.felt_heard as "feltHeard"`;

/** The record in which request `q` was made, as alias `r`, where it is the client's and may be opened. */
export function recordOfPace(readable: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`left join record r on r.practice_id = q.practice_id and r.client_id = q.client_id and r.id = q.record_id and ${readable}`;
}

const LISTED = 100;

/** A client's pace requests, newest first, the last hundred. One statement. */
export async function listPaceRequests(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<z.infer<typeof paceRequestView>[]> {
  const rows = await tx.$queryRaw<PaceRow[]>`
    select ${PACE_COLUMNS} from pace_request q ${recordOfPace(readableBy(scope))}
    where q.practice_id = ${scope.practiceId}::uuid and q.client_id = ${scope.clientId}::uuid
    order by q.received_at desc, q.id desc limit ${LISTED}`;
  return rows.map((row) => toPaceView(row, sealer, scope.role === "client"));
}

export type LatestRow = PaceRow & { answeredBy: string | null };
type OwnRow = LatestRow & HoldingRow & { isLatest: boolean };

/**
 * A client's own requests as far as they hold or held anything, in the order they came, and the latest one received at or after
 * `since` that was not taken back, whole. One statement.
 */
export async function readOwnPace(
  tx: Tx,
  scope: ClientScope,
  since: Date,
): Promise<{ requests: HoldingRequest[]; latest: LatestRow | null }> {
  const { practiceId, clientId } = scope;
  const rows = await tx.$queryRaw<OwnRow[]>`
    select ${PACE_COLUMNS}, u.display_name as "answeredBy", q.id is not null as "isLatest", ${HOLDING_COLUMNS}
    from pace_request h
    left join (
      select * from pace_request n where n.practice_id = ${practiceId}::uuid and n.client_id = ${clientId}::uuid and n.taken_back_at is null
        and n.received_at >= ${since.toISOString()}::timestamptz
      order by n.received_at desc, n.id desc limit 1
    ) q on q.id = h.id
    ${recordOfPace(readableBy(scope))}
    left join app_user u on u.practice_id = q.practice_id and u.id = q.answered_by
    where h.practice_id = ${practiceId}::uuid and h.client_id = ${clientId}::uuid
    order by h.received_at, h.id`;
  return { requests: rows.map(toHoldingRequest), latest: rows.find(({ isLatest }) => isLatest) ?? null };
}

/** @param own whether the reader wrote the words; what was taken back is theirs alone. */
export function toPaceView(row: PaceRow, sealer: Sealer, own: boolean): z.infer<typeof paceRequestView> {
  const takenBack = row.takenBackAt !== null;
  const readable = own || !takenBack;
  const none = { words: null, tooMuch: null, smaller: null };
  const { askFirst, exhaustion, stepId, recordId } = row;
  return {
    id: row.id,
    kind: row.kind,
    occurredAt: row.occurredAt.toISOString(),
    ...(row.wordsSealed && readable ? sealer.open(paceWordsRef(row.id), row.wordsSealed, paceWordsSchema) : none),
    ...(readable ? { askFirst, exhaustion, stepId, recordId } : { askFirst: false, exhaustion: null, stepId: null, recordId: null }),
    takenBack,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answer: row.answerSealed ? sealer.open(paceAnswerRef(row.id), row.answerSealed, paceAnswerSchema).words : null,
    changes: row.changes.map((change) => CHANGE_FROM_STORED[change]),
    feltHeard: row.feltHeard,
  };
}
