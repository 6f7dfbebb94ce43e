import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { PracticeId, PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { invitationExpiry, invitationState } from "@/domain/invitation/state";
import type { StaffRole } from "@/domain/person/account-change";
import type { Tx } from "../db";
import type { invitedPerson, practiceInvitations } from "../person/schema";
import { addressStanding } from "./address-standing";
import { hashToken, makeToken } from "./token";

/** How long a link that ran out stays in the list. */
const SHOWN_AFTER = 30 * 24 * 60 * 60_000;
const MOST = 200;

/**
 * Makes a link to a staff account.
 * @param invited the address in its canonical form; `createdBy` null from the command line
 * @returns the token for the link, which is kept nowhere
 */
export async function inviteStaff(
  tx: Tx,
  now: Date,
  invited: { practiceId: PracticeId; role: StaffRole; displayName: string; address: string; createdBy: string | null },
): Promise<z.infer<typeof invitedPerson>> {
  const { practiceId, role, displayName, address: email, createdBy } = invited;
  const standing = await addressStanding(tx, practiceId, email, now);
  if (standing) return { ok: false, reason: standing };
  const token = makeToken();
  const [id, expiresAt] = [randomUUID(), invitationExpiry(now)];
  await tx.invitation.create({
    data: { practiceId, id, role, displayName, email, tokenHash: hashToken(token), createdBy, createdAt: now, expiresAt },
  });
  return { ok: true, invitationId: id, token, expiresAt: expiresAt.toISOString() };
}

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

/**
 * Makes any link of the practice useless; one that was revoked already stays so.
 * @throws AppError NOT_FOUND where the practice has no such invitation, or it was accepted
 */
export async function revokePracticeInvitation(tx: Tx, { practiceId }: PracticeScope, now: Date, id: string): Promise<void> {
  const unused = { practiceId, id, acceptedAt: null };
  const { count } = await tx.invitation.updateMany({ where: { ...unused, revokedAt: null }, data: { revokedAt: now } });
  if (count === 0 && (await tx.invitation.count({ where: unused })) === 0) throw new AppError("NOT_FOUND", "no such invitation");
}
