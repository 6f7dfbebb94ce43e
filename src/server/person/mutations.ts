import type { PracticeScope, UserId } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import {
  type Account,
  type AccountRefusal,
  disablingRefused,
  factorResetRefused,
  roleChangeRefused,
  type StaffRole,
} from "@/domain/person/account-change";
import { holdSessions } from "../auth/session-row";
import type { Tx } from "../db";
import { countsFor } from "./data";

/** The account that was changed: to tell its person, and for the trail; `ofClient` where it is a client's. */
export type Changed = { ok: true; userId: UserId; ofClient: boolean };
type Refused = AccountRefusal | { ok: false; reason: "noAccount" };

type Locked = { userId: UserId; account: Account };

/**
 * The account behind a person's id: of staff by itself, of a client through the client. Every admin's row is locked with
 * it, in one order, so that two admins who shut each other out at once do so one after the other, and the second is refused.
 * @returns null for a client who has no account yet
 * @throws AppError NOT_FOUND for an id that the practice does not have, or erased
 */
async function lockAccount(tx: Tx, scope: PracticeScope, personId: string): Promise<Locked | null> {
  const { practiceId } = scope;
  const [client] = await tx.$queryRaw<{ user_id: string | null }[]>`
    select user_id from client where practice_id = ${practiceId}::uuid and id = ${personId}::uuid and erased_at is null for key share`;
  if (client && client.user_id === null) return null;
  const userId = (client?.user_id ?? personId) as UserId;
  const rows = await tx.$queryRaw<{ id: string; role: Account["role"]; disabled: boolean }[]>`
    select id, role, disabled_at is not null as disabled from app_user
    where practice_id = ${practiceId}::uuid and (id = ${userId}::uuid or role = 'admin') order by id for no key update`;
  const row = rows.find(({ id }) => id === userId);
  // A client is named by the client's id only.
  if (!row || (row.role === "client") !== Boolean(client)) throw new AppError("NOT_FOUND", "no such person");
  const account = { role: row.role, disabled: row.disabled, isOwn: userId === scope.userId };
  return { userId, account: { ...account, ...(await countsFor(tx, scope, userId)) } };
}

const NO_ACCOUNT = { ok: false, reason: "noAccount" } as const;

async function endSessions(tx: Tx, { practiceId }: PracticeScope, userId: UserId, now: Date): Promise<void> {
  await holdSessions(tx, { practiceId, userId });
  await tx.authSession.updateMany({ where: { practiceId, userId, revokedAt: null }, data: { revokedAt: now } });
}

/** Links to staff accounts that somebody made and nobody used yet: they go with the right to make them. */
async function revokeStaffLinksBy(tx: Tx, { practiceId }: PracticeScope, userId: UserId, now: Date): Promise<void> {
  await tx.invitation.updateMany({
    where: { practiceId, createdBy: userId, clientId: null, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
}

/** An admin who is told of emergency access has no other way to end it: it must not come back with the account. */
async function endBreakGlass(tx: Tx, { practiceId }: PracticeScope, userId: UserId, now: Date): Promise<void> {
  await tx.breakGlassAccess.updateMany({
    where: { practiceId, supervisorId: userId, endedAt: null, expiresAt: { gt: now } },
    data: { endedAt: now },
  });
}

/** Shuts an account: whoever is signed in with it is refused on the next request. Somebody disabled already stays so. */
export async function disablePerson(tx: Tx, scope: PracticeScope, now: Date, personId: string): Promise<Changed | Refused> {
  const locked = await lockAccount(tx, scope, personId);
  if (!locked) return NO_ACCOUNT;
  const { userId, account } = locked;
  const refusal = disablingRefused(account);
  if (refusal) return refusal;
  const { practiceId } = scope;
  await tx.appUser.updateMany({ where: { practiceId, id: userId, disabledAt: null }, data: { disabledAt: now } });
  await endSessions(tx, scope, userId, now);
  await endBreakGlass(tx, scope, userId, now);
  await revokeStaffLinksBy(tx, scope, userId, now);
  return { ok: true, userId, ofClient: account.role === "client" };
}

/** Opens an account again. No session comes back: the person signs in anew. */
export async function enablePerson(tx: Tx, scope: PracticeScope, now: Date, personId: string): Promise<Changed | Refused> {
  const locked = await lockAccount(tx, scope, personId);
  if (!locked) return NO_ACCOUNT;
  const { userId, account } = locked;
  if (!account.disabled) return { ok: true, userId, ofClient: account.role === "client" };
  const { practiceId } = scope;
  await tx.appUser.updateMany({ where: { practiceId, id: userId }, data: { disabledAt: null } });
  await endSessions(tx, scope, userId, now);
  return { ok: true, userId, ofClient: account.role === "client" };
}

/** Gives another role among staff. What hung on the earlier one ends with it: sessions, supervision, emergency access, unused links. */
export async function changeRole(
  tx: Tx,
  scope: PracticeScope,
  now: Date,
  { personId, role }: { personId: string; role: StaffRole },
): Promise<Changed | Refused> {
  const locked = await lockAccount(tx, scope, personId);
  if (!locked) return { ok: false, reason: "isClient" };
  const { userId, account } = locked;
  const refusal = roleChangeRefused(account, role);
  if (refusal) return refusal;
  const { practiceId } = scope;
  await tx.appUser.update({ where: { practiceId_id: { practiceId, id: userId } }, data: { role } });
  await endSessions(tx, scope, userId, now);
  const live = { practiceId, endedAt: null };
  await tx.supervision.updateMany({ where: { ...live, OR: [{ supervisorId: userId }, { therapistId: userId }] }, data: { endedAt: now } });
  await endBreakGlass(tx, scope, userId, now);
  await revokeStaffLinksBy(tx, scope, userId, now);
  return { ok: true, userId, ofClient: account.role === "client" };
}

/** Takes every second factor away, for somebody who lost them. They still need their passphrase, and set up a new factor first. */
export async function resetSecondFactor(tx: Tx, scope: PracticeScope, now: Date, personId: string): Promise<Changed | Refused> {
  const locked = await lockAccount(tx, scope, personId);
  if (!locked) return { ok: false, reason: "isClient" };
  const { userId, account } = locked;
  const refusal = factorResetRefused(account);
  if (refusal) return refusal;
  const theirs = { practiceId: scope.practiceId, userId };
  await tx.totpSecret.deleteMany({ where: theirs });
  await tx.passkey.deleteMany({ where: theirs });
  await tx.recoveryCode.deleteMany({ where: theirs });
  await endSessions(tx, scope, userId, now);
  return { ok: true, userId, ofClient: account.role === "client" };
}
