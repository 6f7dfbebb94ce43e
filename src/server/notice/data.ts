import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { localDate } from "@/domain/calendar/local-date";
import { daysBefore } from "@/domain/calendar/plain-days";
import { Prisma } from "@/generated/prisma/client";
import type { NoticeKind } from "@/generated/prisma/enums";
import { HAS_CARE_CONSENT } from "../auth/care-relationship";
import { breakGlassReasonRef, breakGlassReasonSchema } from "../break-glass/sealed-words";
import { clientSealers } from "../crypto/seal";
import type { Tx } from "../db";
import type { listNoticesInput, noticePage, noticeView } from "./schema";

const PAGE = 20;
const KEPT_DAYS = 30;
const KIND = {
  break_glass_opened: "breakGlassOpened",
  client_transferred: "clientTransferred",
  client_discharged: "clientDischarged",
  consent_withdrawn: "consentWithdrawn",
  client_erased: "clientErased",
  pace_answered_by_cover: "paceAnsweredByCover",
} as const satisfies Record<NoticeKind, z.infer<typeof noticeView>["kind"]>;

type Row = {
  id: string;
  kind: NoticeKind;
  actorName: string | null;
  clientId: string | null;
  clientName: string | null;
  createdAt: Date;
  seenAt: Date | null;
  breakGlassId: string | null;
  expiresAt: Date | null;
  endedAt: Date | null;
  reasonSealed: Uint8Array | null;
  /** Whether this person cares for the client now, and the client agrees to it. */
  caring: boolean;
};

/** What this person has to know, newest first. Two statements. */
export async function listNotices(
  tx: Tx,
  scope: PracticeScope,
  now: Date,
  { cursor }: z.infer<typeof listNoticesInput>,
): Promise<z.infer<typeof noticePage>> {
  const since = daysBefore(localDate(now, "UTC", "UTC"), KEPT_DAYS);
  const after = cursor ? Prisma.sql`(n.created_at, n.id) < (${cursor.createdAt}::timestamptz, ${cursor.id}::uuid)` : Prisma.sql`true`;
  const rows = await tx.$queryRaw<Row[]>`
    select n.id, n.kind::text as kind, nullif(u.display_name, '') as "actorName", n.client_id as "clientId",
      nullif(c.display_name, '') as "clientName", n.created_at as "createdAt", n.seen_at as "seenAt",
      b.id as "breakGlassId", b.expires_at as "expiresAt", b.ended_at as "endedAt", b.reason_sealed as "reasonSealed",
      exists (
        select 1 from care_relationship cr
        where cr.practice_id = n.practice_id and cr.therapist_id = n.user_id and cr.client_id = n.client_id and cr.ended_at is null)
        and ${HAS_CARE_CONSENT} as caring
    from notice n
    left join app_user u on u.practice_id = n.practice_id and u.id = n.actor_id
    left join client c on c.practice_id = n.practice_id and c.id = n.client_id
    left join break_glass_access b on n.kind = 'break_glass_opened' and b.practice_id = n.practice_id and b.id = n.subject_id
    where n.practice_id = ${scope.practiceId}::uuid and n.user_id = ${scope.userId}::uuid
      and (n.seen_at is null or n.created_at >= ${since}::date) and ${after}
    order by n.created_at desc, n.id desc limit ${PAGE + 1}`;
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    notices: await openReasons(tx, scope, page),
    next: rows.length > PAGE && last ? { createdAt: last.createdAt.toISOString(), id: last.id } : null,
  };
}

/** Only who cares for the client now reads the reason: it may say something about them. An admin learns that there is one. */
async function openReasons(tx: Tx, scope: PracticeScope, rows: readonly Row[]): Promise<z.infer<typeof noticeView>[]> {
  const mayRead = (row: Row) => scope.role === "therapist" && row.caring;
  const withReason = rows.flatMap((row) => (mayRead(row) && row.reasonSealed && row.clientId ? [row.clientId] : []));
  const sealers = await clientSealers(tx, scope.practiceId, [...new Set(withReason)]);
  return rows.map((row) => {
    const sealer = row.clientId && mayRead(row) ? sealers.get(row.clientId) : undefined;
    const reason =
      sealer && row.breakGlassId && row.reasonSealed
        ? sealer.open(breakGlassReasonRef(row.breakGlassId), row.reasonSealed, breakGlassReasonSchema)
        : null;
    return {
      id: row.id,
      kind: KIND[row.kind],
      actorName: row.actorName,
      clientId: row.clientId,
      clientName: row.clientName,
      createdAt: row.createdAt.toISOString(),
      seenAt: row.seenAt?.toISOString() ?? null,
      breakGlass: row.expiresAt && { expiresAt: row.expiresAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null, reason },
    };
  });
}
