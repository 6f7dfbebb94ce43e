import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { ClientScope, PracticeId, PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { invitationExpiry } from "@/domain/invitation/state";
import type { StaffRole } from "@/domain/person/account-change";
import { createClientKey } from "../crypto/seal";
import type { Tx } from "../db";
import { holdStaff } from "../person/active-staff";
import type { invitedPerson } from "../person/schema";
import { addressStanding } from "./address-standing";
import type { createdInvitation, renewedInvitation } from "./schema";
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
  if (!(await holdStaff(tx, scope, userId, "therapist"))) throw new AppError("FORBIDDEN", "no therapist any more");
  const standing = await addressStanding(tx, practiceId, email, now);
  if (standing) return { ok: false, reason: standing };

  const clientId = await clientToInvite(tx, scope, email, input.displayName, now);
  return { ok: true, clientId, ...(await makeLink(tx, scope, now, clientId, email)) };
}

async function makeLink(
  tx: Tx,
  { practiceId, userId }: PracticeScope,
  now: Date,
  clientId: string,
  email: string,
): Promise<{ token: string; expiresAt: string }> {
  const token = makeToken();
  const expiresAt = invitationExpiry(now);
  await tx.invitation.create({
    data: { practiceId, id: randomUUID(), clientId, email, tokenHash: hashToken(token), createdBy: userId, createdAt: now, expiresAt },
  });
  return { token, expiresAt: expiresAt.toISOString() };
}

/**
 * Another link for a client who has not come yet, to the address that was invited last. Earlier links stop working.
 * @returns the token for the link, which is kept nowhere
 */
export async function renewInvitation(tx: Tx, scope: ClientScope, now: Date): Promise<z.infer<typeof renewedInvitation>> {
  const { practiceId, clientId } = scope;
  const [client] = await tx.$queryRaw<{ name: string; accepted: boolean; email: string | null }[]>`
    select c.display_name as name, c.user_id is not null as accepted, (
        select n.email from invitation n
        where n.practice_id = c.practice_id and n.client_id = c.id order by n.created_at desc, n.id desc limit 1) as email
    from client c where c.practice_id = ${practiceId}::uuid and c.id = ${clientId}::uuid for no key update`;
  if (!client) throw new AppError("NOT_FOUND", "no such client");
  if (client.accepted) return { ok: false, reason: "hasAccount" };
  if (client.email === null) return { ok: false, reason: "noInvitation" };
  await tx.invitation.updateMany({ where: { practiceId, clientId, acceptedAt: null, revokedAt: null }, data: { revokedAt: now } });
  // Somebody else may have been invited with this address meanwhile, or have come.
  if (await addressStanding(tx, practiceId, client.email, now)) return { ok: false, reason: "alreadyHere" };
  return { ok: true, displayName: client.name, ...(await makeLink(tx, scope, now, clientId, client.email)) };
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
  // An admin who is being disabled just now would otherwise leave a link behind that nobody revokes.
  if (createdBy !== null && !(await holdStaff(tx, { practiceId }, createdBy, "admin")))
    throw new AppError("FORBIDDEN", "no admin any more");
  const standing = await addressStanding(tx, practiceId, email, now);
  if (standing) return { ok: false, reason: standing };
  const token = makeToken();
  const [id, expiresAt] = [randomUUID(), invitationExpiry(now)];
  await tx.invitation.create({
    data: { practiceId, id, role, displayName, email, tokenHash: hashToken(token), createdBy, createdAt: now, expiresAt },
  });
  return { ok: true, invitationId: id, token, expiresAt: expiresAt.toISOString() };
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
