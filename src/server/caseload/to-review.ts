import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { Prisma } from "@/generated/prisma/client";
import { HAS_CARE_CONSENT } from "../auth/care-relationship";
import type { reviewCursor, toReviewItem } from "../client/schema";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { LINE_COLUMNS, LINE_TABLES, type LineRow, openLine } from "../record/line";
import { SHARED_WITH_THERAPIST } from "../record/visible-records";

type WaitingRow = LineRow & {
  clientId: string;
  reason: z.infer<typeof toReviewItem>["reason"];
  flagged: boolean;
  since: Date;
  opened: boolean;
  /** How many wait of each client, the same in every row. */
  counts: Record<string, number>;
};
/** What waits for a therapist, still sealed. */
export type Waiting = {
  rows: (Pick<WaitingRow, "clientId" | "flagged" | "since" | "id"> & {
    open(sealer: Sealer): Omit<z.infer<typeof toReviewItem>, "clientName">;
  })[];
  counts: Record<string, number>;
};

/**
 * What these clients' therapist has not read yet: answers for the top of the day first, then by age what was shared, what was
 * changed after it was reviewed, and what the client wrote under a record. Of one record one line. At most two statements.
 */
export async function listToReview(
  tx: Tx,
  scope: PracticeScope,
  clientIds: string[],
  cursor: z.infer<typeof reviewCursor> | null,
  limit: number,
): Promise<Waiting> {
  const { practiceId } = scope;
  const after = cursor
    ? Prisma.sql`(not flagged, since, id) > (${!cursor.flagged}::boolean, ${cursor.since}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.sql`true`;
  const rows = await tx.$queryRaw<WaitingRow[]>`
    with waiting as (
      select r.*, f.record_id is not null as flagged,
        case when f.record_id is not null then 'flag' when r.visibility <> 'reviewed' then 'new'
          when r.edited_at >= w.reviewed_at then 'changed' else 'message' end as reason,
        case when f.record_id is not null then greatest(f.raised_at, coalesce(r.shared_at, r.received_at))
          when r.visibility <> 'reviewed' then coalesce(r.shared_at, r.received_at)
          else least(case when r.edited_at >= w.reviewed_at then r.edited_at end, m.since) end as since
      from record r
      left join answer_flag f on f.practice_id = r.practice_id and f.record_id = r.id and f.acknowledged_at is null
      left join record_review w on w.practice_id = r.practice_id and w.record_id = r.id
      left join (
        select record_id, min(received_at) as since from record_message
        where practice_id = ${practiceId}::uuid and client_id = any(${clientIds}::uuid[]) and from_client and seen_at is null
        group by record_id
      ) m on m.record_id = r.id
      where r.practice_id = ${practiceId}::uuid and r.client_id = any(${clientIds}::uuid[]) and ${SHARED_WITH_THERAPIST}
        and (r.visibility <> 'reviewed' or f.record_id is not null or m.record_id is not null or r.edited_at >= w.reviewed_at)
    )
    select ${LINE_COLUMNS}, r.client_id as "clientId", r.reason, r.flagged, r.since, r.opened_at is not null as opened,
      (select jsonb_object_agg(client_id, n) from (select client_id, count(*)::int as n from waiting group by client_id) c) as counts
    from (select * from waiting where ${after} order by not flagged, since, id limit ${limit}) r ${LINE_TABLES}
    order by not r.flagged, r.since, r.id`;
  const definitionOf = await findExercises(
    tx,
    scope,
    rows.map((row) => ({ id: row.definitionId, version: row.definitionVersion })),
  );
  return {
    counts: rows[0]?.counts ?? {},
    rows: rows.map((row) => ({
      clientId: row.clientId,
      flagged: row.flagged,
      since: row.since,
      id: row.id,
      open: (sealer) => {
        const definition = definitionOf(row.definitionId, row.definitionVersion);
        return {
          recordId: row.id,
          clientId: row.clientId,
          ...openLine(row, definition, sealer),
          reason: row.reason,
          says: row.flagged ? (definition?.topOfDay?.says ?? "") : null,
          since: row.since.toISOString(),
          opened: row.opened,
        };
      },
    })),
  };
}

/** The clients in this therapist's care now who agree to it, with their names. One statement. */
export function listCareClients(tx: Tx, scope: PracticeScope, now: Date): Promise<{ clientId: string; displayName: string }[]> {
  return tx.$queryRaw<{ clientId: string; displayName: string }[]>`
    select c.id as "clientId", c.display_name as "displayName"
    from care_relationship cr join client c on c.practice_id = cr.practice_id and c.id = cr.client_id
    where cr.practice_id = ${scope.practiceId}::uuid and cr.therapist_id = ${scope.userId}::uuid
      and cr.started_at <= ${now.toISOString()}::timestamptz and cr.ended_at is null and c.erased_at is null and ${HAS_CARE_CONSENT}`;
}
