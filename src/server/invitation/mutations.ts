import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { ClientScope, PracticeId, PracticeScope } from "@/domain/access/scope";
import { CONSENT_TEXT_VERSION } from "@/domain/consent/purpose";
import { AppError } from "@/domain/errors";
import { invitationExpiry, invitationState } from "@/domain/invitation/state";
import { createClientKey } from "../crypto/seal";
import type { Tx } from "../db";
import type { createdInvitation } from "./schema";
import { hashToken, makeToken } from "./token";

/** A client who was invited by this therapist before and has not come yet gets a new link instead of a second file. */
async function clientToInvite(tx: Tx, scope: PracticeScope, email: string, displayName: string, now: Date): Promise<string> {
  const { practiceId, userId: therapistId } = scope;
  const waiting = await tx.client.findFirst({
    where: { practiceId, userId: null, invitations: { some: { email } }, careRelationships: { some: { therapistId, endedAt: null } } },
    select: { id: true },
  });
  if (waiting) {
    await tx.client.update({ where: { practiceId_id: { practiceId, id: waiting.id } }, data: { displayName } });
    return waiting.id;
  }
  const clientId = randomUUID();
  await tx.client.create({ data: { practiceId, id: clientId, displayName, createdAt: now } });
  await tx.careRelationship.create({ data: { practiceId, id: randomUUID(), therapistId, clientId, startedAt: now } });
  await createClientKey(tx, practiceId, clientId);
  return clientId;
}

/**
 * Makes the client's file, the care relationship, the client's key and an invitation.
 * @param input the address in its canonical form, as `emailAddress` gives it
 * @returns the token for the link, which is kept nowhere; alreadyInvited where a link is open or was accepted
 */
export async function createInvitation(
  tx: Tx,
  scope: PracticeScope,
  now: Date,
  input: { displayName: string; email: string },
): Promise<z.infer<typeof createdInvitation>> {
  const { practiceId, userId } = scope;
  const { email } = input;
  // Two invitations for one address at the same moment: the second waits and then sees the first.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`invitation|${practiceId}|${email}`}, 0))::text`;
  const earlier = await tx.invitation.findMany({
    where: { practiceId, email },
    select: { acceptedAt: true, revokedAt: true, expiresAt: true },
  });
  const standing = earlier.map((each) => invitationState(each, now)).some((state) => state === "open" || state === "accepted");
  if (standing) return { ok: false, reason: "alreadyInvited" };

  const clientId = await clientToInvite(tx, scope, email, input.displayName, now);
  const token = makeToken();
  const expiresAt = invitationExpiry(now);
  await tx.invitation.create({
    data: { practiceId, id: randomUUID(), clientId, email, tokenHash: hashToken(token), createdBy: userId, createdAt: now, expiresAt },
  });
  return { ok: true, clientId, token, expiresAt: expiresAt.toISOString() };
}

/**
 * Makes an open link useless; one that was revoked already stays so.
 * @throws AppError NOT_FOUND where this client has no such invitation, or it was accepted
 */
export async function revokeInvitation(tx: Tx, scope: ClientScope, now: Date, invitationId: string): Promise<void> {
  const { practiceId, clientId } = scope;
  const open = { practiceId, clientId, id: invitationId, acceptedAt: null };
  const { count } = await tx.invitation.updateMany({ where: { ...open, revokedAt: null }, data: { revokedAt: now } });
  if (count === 0 && !(await tx.invitation.findFirst({ where: open, select: { id: true } })))
    throw new AppError("NOT_FOUND", "no such invitation");
}

export type Acceptance = { passphraseHash: string; timeZone: string; consentTextVersion: number; agreesToSupervision: boolean };

export type AcceptResult =
  | { ok: true; email: string; clientId: string; userId: string }
  | { ok: false; reason: "notFound" | "expired" | "used" | "revoked" }
  /** The caller must roll back: nothing of this transaction may stay. */
  | { ok: false; reason: "addressInUse" };

/** What the invited person agreed to: care always, supervision where they ticked it. */
async function storeConsents(tx: Tx, of: { practiceId: PracticeId; clientId: string }, now: Date, acceptance: Acceptance): Promise<void> {
  const care = { ...of, id: randomUUID(), purpose: "care", textVersion: acceptance.consentTextVersion, givenAt: now } as const;
  const supervision = {
    ...of,
    id: randomUUID(),
    purpose: "supervision",
    textVersion: CONSENT_TEXT_VERSION.supervision,
    givenAt: now,
  } as const;
  await tx.consent.createMany({ data: acceptance.agreesToSupervision ? [care, supervision] : [care] });
}

/** Accepts an invitation, once: the row is locked, so of two at the same moment the second finds it used. */
export async function acceptInvitation(
  tx: Tx,
  found: { practiceId: PracticeId; invitationId: string },
  now: Date,
  acceptance: Acceptance,
): Promise<AcceptResult> {
  const { practiceId, invitationId: id } = found;
  await tx.$queryRaw`select 1 from invitation where practice_id = ${practiceId}::uuid and id = ${id}::uuid for update`;
  const invitation = await tx.invitation.findUnique({
    where: { practiceId_id: { practiceId, id } },
    select: {
      email: true,
      clientId: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
      client: { select: { displayName: true, userId: true } },
    },
  });
  if (!invitation?.client || !invitation.clientId) return { ok: false, reason: "notFound" };
  const state = invitationState(invitation, now);
  if (state !== "open") return { ok: false, reason: state === "accepted" ? "used" : state };
  if (invitation.client.userId) return { ok: false, reason: "used" };

  const { email, clientId, client } = invitation;
  const identityId = randomUUID();
  const [made] = await tx.$queryRaw<{ made: boolean }[]>`
    select auth_create_identity(${identityId}::uuid, ${email}, ${acceptance.passphraseHash}) as made`;
  if (!made?.made) return { ok: false, reason: "addressInUse" };

  const userId = randomUUID();
  await tx.appUser.create({
    data: { practiceId, id: userId, identityId, role: "client", displayName: client.displayName, createdAt: now },
  });
  await tx.client.update({ where: { practiceId_id: { practiceId, id: clientId } }, data: { userId, timeZone: acceptance.timeZone } });
  await storeConsents(tx, { practiceId, clientId }, now, acceptance);
  await tx.invitation.update({ where: { practiceId_id: { practiceId, id } }, data: { acceptedAt: now } });
  return { ok: true, email, clientId, userId };
}
