import type { z } from "zod";
import type { Role } from "@/domain/access/permissions";
import type { PracticeId, PracticeScope } from "@/domain/access/scope";
import { invitationState } from "@/domain/invitation/state";
import { db, type Tx } from "../db";
import type { practiceInvitations } from "../person/schema";
import type { invitationPreview, invitationView } from "./schema";
import { hashToken } from "./token";

/** Where an invitation is, from its token alone; the one lookup before a practice is known. Null for an unknown token. */
export async function findInvitation(
  token: string,
): Promise<{ practiceId: PracticeId; practiceName: string; invitationId: string } | null> {
  const [row] = await db.$queryRaw<{ practice_id: string; practice_name: string; invitation_id: string }[]>`
    select * from auth_find_invitation(${hashToken(token)})`;
  return row ? { practiceId: row.practice_id as PracticeId, practiceName: row.practice_name, invitationId: row.invitation_id } : null;
}

/** Invitations of the clients whom the therapist cares for now, newest first. */
export async function listInvitations(tx: Tx, scope: PracticeScope, now: Date): Promise<z.infer<typeof invitationView>[]> {
  const rows = await tx.invitation.findMany({
    where: {
      practiceId: scope.practiceId,
      client: {
        careRelationships: { some: { therapistId: scope.userId, endedAt: null } },
        // Of who took the agreement back, the name is all that is left to see; taking back ends every agreement.
        OR: [{ consents: { none: { purpose: "care" } } }, { consents: { some: { purpose: "care", withdrawnAt: null } } }],
      },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, clientId: true, email: true, expiresAt: true, acceptedAt: true, revokedAt: true },
  });
  return rows.map((row) => ({
    id: row.id,
    clientId: row.clientId ?? "",
    email: row.email,
    expiresAt: row.expiresAt.toISOString(),
    state: invitationState(row, now),
  }));
}

type PreviewRow = {
  role: Role;
  displayName: string;
  email: string;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
  invitedBy: string | null;
  therapistName: string | null;
  readingDays: number[] | null;
};

/** What the invited person sees before they accept. A client sees who cares for them now: perhaps no longer the one who made the link. One statement. */
export async function previewInvitation(
  tx: Tx,
  found: { practiceId: PracticeId; practiceName: string; invitationId: string },
  now: Date,
): Promise<z.infer<typeof invitationPreview>> {
  const [row] = await tx.$queryRaw<PreviewRow[]>`
    select n.role::text as role, coalesce(n.display_name, c.display_name) as "displayName", n.email,
      n.expires_at as "expiresAt", n.accepted_at as "acceptedAt", n.revoked_at as "revokedAt",
      m.display_name as "invitedBy", t.display_name as "therapistName", s.reading_days as "readingDays"
    from invitation n
    left join client c on c.practice_id = n.practice_id and c.id = n.client_id
    left join app_user m on m.practice_id = n.practice_id and m.id = n.created_by
    left join lateral (
      select cr.therapist_id from care_relationship cr
      where cr.practice_id = n.practice_id and cr.client_id = n.client_id and cr.ended_at is null order by cr.started_at desc limit 1
    ) r on true
    left join app_user t on t.practice_id = n.practice_id and t.id = coalesce(r.therapist_id, n.created_by)
    left join therapist_setting s on s.practice_id = t.practice_id and s.therapist_id = t.id
    where n.practice_id = ${found.practiceId}::uuid and n.id = ${found.invitationId}::uuid`;
  if (!row) return { ok: false, reason: "notFound" };
  const state = invitationState(row, now);
  if (state !== "open") return { ok: false, reason: state === "accepted" ? "used" : state };
  const { displayName, email, invitedBy } = row;
  const shown = { ok: true, practiceName: found.practiceName, displayName, email } as const;
  if (row.role !== "client") return { ...shown, role: row.role, invitedBy };
  return { ...shown, role: "client", therapistName: row.therapistName ?? "", readingDays: row.readingDays ?? [] };
}

/** How long a link that ran out stays in the list. */
const SHOWN_AFTER = 30 * 24 * 60 * 60_000;
const MOST = 200;

/** Links of the practice that nobody used: open ones, and those that ran out not long ago. One statement. */
export async function listPracticeInvitations(
  tx: Tx,
  { practiceId }: PracticeScope,
  now: Date,
): Promise<z.infer<typeof practiceInvitations>> {
  const rows = await tx.invitation.findMany({
    where: { practiceId, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date(now.getTime() - SHOWN_AFTER) } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
    include: { client: { select: { displayName: true } }, creator: { select: { displayName: true } } },
  });
  return {
    invitations: rows.map((row) => ({
      id: row.id,
      role: row.role,
      displayName: row.displayName ?? row.client?.displayName ?? "",
      address: row.email,
      invitedBy: row.creator?.displayName ?? null,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      state: invitationState(row, now) === "open" ? "open" : "expired",
    })),
  };
}
