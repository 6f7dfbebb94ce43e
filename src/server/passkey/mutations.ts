import { randomUUID } from "node:crypto";
import { needsSecondFactor } from "@/domain/access/permissions";
import type { PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { lockFactors } from "../auth/factors";
import type { NewPasskey } from "../auth/passkey-proof";
import type { Tx } from "../db";

/** More than anybody carries; a list that stays readable. */
const MOST = 20;

/**
 * Keeps a passkey that was checked. It belongs to this account of this practice and to no other.
 * The caller holds the lock of the person's factors (mayEnrol).
 */
export async function addPasskey(
  tx: Tx,
  { practiceId, userId }: PracticeScope,
  now: Date,
  passkey: NewPasskey & { readonly transports: readonly string[]; readonly label: string },
): Promise<{ ok: true; passkeyId: string } | { ok: false; reason: "alreadyThere" | "tooMany" }> {
  const { credentialId, publicKey, counter, transports, label } = passkey;
  const known = await tx.$queryRaw<unknown[]>`select 1 from auth_find_passkey(${credentialId})`;
  if (known.length > 0) return { ok: false, reason: "alreadyThere" };
  if ((await tx.passkey.count({ where: { practiceId, userId } })) >= MOST) return { ok: false, reason: "tooMany" };
  const id = randomUUID();
  await tx.passkey.create({
    data: { practiceId, id, userId, credentialId, publicKey, counter, transports: [...transports], label, createdAt: now },
  });
  return { ok: true, passkeyId: id };
}

/** @throws AppError NOT_FOUND where it is somebody else's or gone */
export async function renamePasskey(tx: Tx, { practiceId, userId }: PracticeScope, passkeyId: string, label: string): Promise<void> {
  const { count } = await tx.passkey.updateMany({ where: { practiceId, userId, id: passkeyId }, data: { label } });
  if (count === 0) throw new AppError("NOT_FOUND", "no such passkey");
}

/**
 * Removes a passkey for good. Staff keep at least one factor: without one they would reach nothing any more.
 * @throws AppError NOT_FOUND where it is somebody else's or gone
 */
export async function removePasskey(
  tx: Tx,
  scope: PracticeScope,
  passkeyId: string,
): Promise<{ ok: true } | { ok: false; reason: "lastFactor" }> {
  const { practiceId, userId, role } = scope;
  const { totp, passkeys } = await lockFactors(tx, scope);
  const mine = { practiceId, userId, id: passkeyId };
  if ((await tx.passkey.count({ where: mine })) === 0) throw new AppError("NOT_FOUND", "no such passkey");
  if (needsSecondFactor(role) && !totp && passkeys === 1) return { ok: false, reason: "lastFactor" };
  await tx.passkey.deleteMany({ where: mine });
  return { ok: true };
}
