import type { z } from "zod";
import type { PracticeId, PracticeScope } from "@/domain/access/scope";
import { invitationState } from "@/domain/invitation/state";
import { db, type Tx } from "../db";
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

/** What the invited person sees before they accept. */
export async function previewInvitation(
  tx: Tx,
  found: { practiceId: PracticeId; practiceName: string; invitationId: string },
  now: Date,
): Promise<z.infer<typeof invitationPreview>> {
  const person = { select: { displayName: true, therapistSetting: { select: { readingDays: true } } } } as const;
  const row = await tx.invitation.findUnique({
    where: { practiceId_id: { practiceId: found.practiceId, id: found.invitationId } },
    select: {
      role: true,
      displayName: true,
      email: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
      // Who cares for the client now: perhaps no longer the one who made the link.
      client: {
        select: { displayName: true, careRelationships: { where: { endedAt: null }, select: { therapist: person }, take: 1 } },
      },
      creator: person,
    },
  });
  if (!row) return { ok: false, reason: "notFound" };
  const state = invitationState(row, now);
  if (state !== "open") return { ok: false, reason: state === "accepted" ? "used" : state };
  const shown = { ok: true, practiceName: found.practiceName, email: row.email } as const;
  if (row.role !== "client")
    return { ...shown, role: row.role, displayName: row.displayName ?? "", invitedBy: row.creator?.displayName ?? null };
  const therapist = row.client?.careRelationships[0]?.therapist ?? row.creator;
  if (!row.client || !therapist) return { ok: false, reason: "notFound" };
  const { displayName } = row.client;
  const readingDays = therapist.therapistSetting?.readingDays ?? [];
  return { ...shown, role: "client", displayName, therapistName: therapist.displayName, readingDays };
}
