import { randomUUID } from "node:crypto";
import type { Role } from "@/domain/access/permissions";
import type { PracticeId } from "@/domain/access/scope";
import { CONSENT_TEXT_VERSION } from "@/domain/consent/purpose";
import { AppError } from "@/domain/errors";
import { invitationState } from "@/domain/invitation/state";
import type { Tx } from "../db";

export type Acceptance = {
  passphraseHash: string;
  timeZone: string;
  /** Null from staff, who are asked for nothing. */
  consentTextVersion: number | null;
  agreesToSupervision: boolean;
};

export type AcceptResult =
  | { ok: true; email: string; clientId: string | null; userId: string }
  | { ok: false; reason: "notFound" | "expired" | "used" | "revoked" }
  /** The caller must roll back: nothing of this transaction may stay. */
  | { ok: false; reason: "addressInUse" };

/** What the invited person agreed to: care always, supervision where they ticked it. */
async function storeConsents(tx: Tx, of: { practiceId: PracticeId; clientId: string }, now: Date, acceptance: Acceptance): Promise<void> {
  const { consentTextVersion } = acceptance;
  if (consentTextVersion === null) throw new AppError("INVALID_INPUT", "a client without consent");
  const care = { ...of, id: randomUUID(), purpose: "care", textVersion: consentTextVersion, givenAt: now } as const;
  const supervision = {
    ...of,
    id: randomUUID(),
    purpose: "supervision",
    textVersion: CONSENT_TEXT_VERSION.supervision,
    givenAt: now,
  } as const;
  await tx.consent.createMany({ data: acceptance.agreesToSupervision ? [care, supervision] : [care] });
}

/**
 * A new identity and an account of it. An identity that is there already, whosesoever it is, in this practice or another,
 * able to sign in or not, is never touched: then there is no account.
 */
async function createAccount(
  tx: Tx,
  practiceId: PracticeId,
  now: Date,
  { email, role, displayName, passphraseHash }: { email: string; role: Role; displayName: string; passphraseHash: string },
): Promise<string | null> {
  const identityId = randomUUID();
  const [made] = await tx.$queryRaw<{ made: boolean }[]>`
    select auth_create_identity(${identityId}::uuid, ${email}, ${passphraseHash}) as made`;
  if (!made?.made) return null;
  const userId = randomUUID();
  await tx.appUser.create({ data: { practiceId, id: userId, identityId, role, displayName, createdAt: now } });
  return userId;
}

/**
 * Accepts an invitation, once: the row is locked, so of two at the same moment the second finds it used. A client's comes
 * with consent; staff set up their second factor at the first sign-in.
 */
export async function acceptInvitation(
  tx: Tx,
  found: { practiceId: PracticeId; invitationId: string },
  now: Date,
  acceptance: Acceptance,
): Promise<AcceptResult> {
  const { practiceId, invitationId: id } = found;
  // The client first, as everyone does who revokes or renews a link, ends care or erases: nobody waits for each other in a circle.
  await tx.$queryRaw`
    select 1 from client c join invitation n on n.practice_id = c.practice_id and n.client_id = c.id
    where n.practice_id = ${practiceId}::uuid and n.id = ${id}::uuid for no key update of c`;
  await tx.$queryRaw`select 1 from invitation where practice_id = ${practiceId}::uuid and id = ${id}::uuid for update`;
  const invitation = await tx.invitation.findUnique({
    where: { practiceId_id: { practiceId, id } },
    include: { client: { select: { displayName: true, userId: true } } },
  });
  if (!invitation) return { ok: false, reason: "notFound" };
  const state = invitationState(invitation, now);
  if (state !== "open") return { ok: false, reason: state === "accepted" ? "used" : state };
  const { email, role, clientId, client } = invitation;
  if (client?.userId) return { ok: false, reason: "used" };
  const displayName = client?.displayName ?? invitation.displayName;
  if (!displayName || (role === "client") !== Boolean(clientId)) throw new AppError("INTERNAL", "an invitation for nobody");

  const userId = await createAccount(tx, practiceId, now, { email, role, displayName, passphraseHash: acceptance.passphraseHash });
  if (userId === null) return { ok: false, reason: "addressInUse" };
  if (clientId) {
    await tx.client.update({ where: { practiceId_id: { practiceId, id: clientId } }, data: { userId, timeZone: acceptance.timeZone } });
    await storeConsents(tx, { practiceId, clientId }, now, acceptance);
  }
  if (role === "therapist")
    await tx.therapistSetting.create({ data: { practiceId, therapistId: userId, readingDays: [], timeZone: acceptance.timeZone } });
  await tx.invitation.update({ where: { practiceId_id: { practiceId, id } }, data: { acceptedAt: now } });
  return { ok: true, email, clientId, userId };
}
