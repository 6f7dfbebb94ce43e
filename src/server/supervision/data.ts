import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { HAS_CARE_CONSENT, HAS_SUPERVISION_CONSENT } from "../auth/care-relationship";
import { INVITATION_COLUMNS, type InvitationRow, invitedState, LATEST_INVITATION } from "../client/invited";
import type { Tx } from "../db";
import type { supervisedCaseloads } from "./caseload-schema";

type Row = InvitationRow & {
  therapistId: string;
  therapistName: string;
  /** Null for a therapist without clients. */
  clientId: string | null;
  displayName: string;
  agreed: boolean;
  lastRecordAt: Date | null;
  openPredictions: number;
  cannotKnowPredictions: number;
  unanswered: number;
  since: Date | null;
};

/**
 * The caseloads of the therapists whom this supervisor supervises now. Of clients who did not agree to it only the number is
 * told; of records only what the therapist has opened counts. One statement, whatever the number of therapists and clients.
 */
export async function listSupervisedCaseloads(tx: Tx, scope: PracticeScope, now: Date): Promise<z.infer<typeof supervisedCaseloads>> {
  const at = now.toISOString();
  const rows = await tx.$queryRaw<Row[]>`
    select t.id as "therapistId", t.display_name as "therapistName", c.id as "clientId", c.display_name as "displayName",
      coalesce(k.agreed, false) as agreed, ${INVITATION_COLUMNS}, r.last as "lastRecordAt", coalesce(r.open, 0) as "openPredictions",
      coalesce(r.unknowable, 0) as "cannotKnowPredictions",
      coalesce(q.unanswered, 0) as unanswered, q.since
    from (
      select distinct s.practice_id, s.therapist_id from supervision s
      where s.practice_id = ${scope.practiceId}::uuid and s.supervisor_id = ${scope.userId}::uuid
        and s.started_at <= ${at}::timestamptz and s.ended_at is null
    ) s
    join app_user t on t.practice_id = s.practice_id and t.id = s.therapist_id
    left join care_relationship cr on cr.practice_id = s.practice_id and cr.therapist_id = s.therapist_id
      and cr.started_at <= ${at}::timestamptz and cr.ended_at is null
    left join client c on c.practice_id = cr.practice_id and c.id = cr.client_id and c.erased_at is null
    left join lateral (select ${HAS_CARE_CONSENT} and ${HAS_SUPERVISION_CONSENT} as agreed) k on c.id is not null
    left join ${LATEST_INVITATION} on c.id is not null
    left join lateral (
      select max(r.occurred_at) as last, count(*) filter (
        where p.id is not null and r.progress <> 'not_this_time' and (p.outcome is null or p.outcome = 'cannot_tell_yet'))::int as open,
        count(*) filter (where p.outcome = 'cannot_know')::int as unknowable
      from record r left join prediction p on p.practice_id = r.practice_id and p.record_id = r.id and p.left_out_at is null
      where r.practice_id = c.practice_id and r.client_id = c.id and k.agreed
        and r.visibility in ('opened', 'reviewed') and r.progress <> 'draft'
    ) r on c.id is not null
    left join lateral (
      select count(*)::int as unanswered, min(q.occurred_at) as since from pace_request q
      where q.practice_id = c.practice_id and q.client_id = c.id and k.agreed and q.taken_back_at is null and q.answered_at is null
    ) q on c.id is not null
    order by t.display_name, t.id, c.display_name, c.id`;
  const caseloads = new Map<string, z.infer<typeof supervisedCaseloads>["caseloads"][number]>();
  for (const row of rows) {
    const { therapistId, therapistName, clientId, displayName } = row;
    const caseload = caseloads.get(therapistId) ?? { therapistId, therapistName, clients: [], notAgreed: 0 };
    caseloads.set(therapistId, caseload);
    if (clientId === null) continue;
    if (!row.agreed) caseload.notAgreed += 1;
    else
      caseload.clients.push({
        clientId,
        displayName,
        invited: invitedState(row, now),
        lastRecordAt: row.lastRecordAt?.toISOString() ?? null,
        openPredictions: row.openPredictions,
        cannotKnowPredictions: row.cannotKnowPredictions,
        paceRequests: { unanswered: row.unanswered, since: row.since?.toISOString() ?? null },
      });
  }
  return { caseloads: [...caseloads.values()] };
}
