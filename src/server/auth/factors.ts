import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { PracticeScope } from "@/domain/access/scope";
import { RECOVERY_CODE_BYTES, recoveryCodeFrom, type SecondFactorCode } from "@/domain/access/second-factor-code";
import { practiceSealer } from "../crypto/practice-seal";
import type { Tx } from "../db";
import { openOffer, openTotpSecret, sealTotpSecret, stepsOfCode } from "./totp";

type Person = Pick<PracticeScope, "practiceId" | "userId">;

const RECOVERY_CODES = 10;

/** The factors that a person has. Recovery codes stand in for one and are none by themselves. */
export type Factors = { readonly totp: boolean; readonly passkeys: number; readonly recoveryCodesLeft: number };

export const hasFactor = ({ totp, passkeys }: Factors): boolean => totp || passkeys > 0;

/** What this person can show besides the passphrase, from one statement. */
export async function factorsOf(tx: Tx, { practiceId, userId }: Person): Promise<Factors> {
  const [row] = await tx.$queryRaw<{ totp: boolean; passkeys: number; recovery_codes: number }[]>`
    select
      exists (select 1 from totp_secret t where t.practice_id = ${practiceId}::uuid and t.user_id = ${userId}::uuid and t.confirmed_at is not null) as totp,
      (select count(*)::int from passkey k where k.practice_id = ${practiceId}::uuid and k.user_id = ${userId}::uuid) as passkeys,
      (select count(*)::int from recovery_code r
        where r.practice_id = ${practiceId}::uuid and r.user_id = ${userId}::uuid and r.used_at is null) as recovery_codes`;
  return { totp: row?.totp ?? false, passkeys: row?.passkeys ?? 0, recoveryCodesLeft: row?.recovery_codes ?? 0 };
}

/** The same, and nobody else adds or removes a factor of theirs until the transaction ends. */
export async function lockFactors(tx: Tx, person: Person): Promise<Factors> {
  const { practiceId, userId } = person;
  await tx.$queryRaw`select 1 from app_user where practice_id = ${practiceId}::uuid and id = ${userId}::uuid for no key update`;
  return factorsOf(tx, person);
}

/** The secret of this person's authenticator app and the newest step whose code was used; null where there is none. The row stays as it is until the transaction ends. */
export async function openOwnTotp(tx: Tx, { practiceId, userId }: Person): Promise<{ secret: string; lastUsedStep: number } | null> {
  // Locked first, keys read afterwards: a rotation that is under way has then sealed this row anew, or waits for us.
  const [row] = await tx.$queryRaw<{ secret_sealed: Uint8Array; last_used_step: number }[]>`
    select secret_sealed, last_used_step from totp_secret
    where practice_id = ${practiceId}::uuid and user_id = ${userId}::uuid and confirmed_at is not null for update`;
  if (!row) return null;
  const secret = openTotpSecret(await practiceSealer(tx, practiceId), userId, row.secret_sealed);
  return { secret, lastUsedStep: row.last_used_step };
}

/** What became of a code that was shown. */
export type Taken = "ok" | "wrong" | "used" | "notSetUp";

/**
 * Uses a code up. Whichever transaction moves the newest used step on first has used the code; every other one comes too late,
 * however many try at once.
 */
export async function takeTotpCode(tx: Tx, person: Person, code: string, now: Date): Promise<Taken> {
  const own = await openOwnTotp(tx, person);
  if (!own) return "notSetUp";
  const { practiceId, userId } = person;
  const steps = stepsOfCode(own.secret, code, now);
  for (const step of steps) {
    const { count } = await tx.totpSecret.updateMany({
      where: { practiceId, userId, confirmedAt: { not: null }, lastUsedStep: { lt: step } },
      data: { lastUsedStep: step },
    });
    if (count === 1) return "ok";
  }
  return steps.length > 0 ? "used" : "wrong";
}

function hashOf(recoveryCode: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(recoveryCode, "ascii").digest());
}

/** Uses a recovery code up; each counts once. */
export async function takeRecoveryCode(tx: Tx, { practiceId, userId }: Person, code: string, now: Date): Promise<Taken> {
  const mine = { practiceId, userId, codeHash: hashOf(code) };
  const { count } = await tx.recoveryCode.updateMany({ where: { ...mine, usedAt: null }, data: { usedAt: now } });
  if (count > 0) return "ok";
  return (await tx.recoveryCode.count({ where: mine })) > 0 ? "used" : "wrong";
}

export function takeCode(tx: Tx, person: Person, { kind, code }: SecondFactorCode, now: Date): Promise<Taken> {
  return kind === "totp" ? takeTotpCode(tx, person, code, now) : takeRecoveryCode(tx, person, code, now);
}

/** New recovery codes; the earlier ones stop working. @returns them as they are shown this once: only hashes are kept */
export async function replaceRecoveryCodes(tx: Tx, { practiceId, userId }: Person, now: Date): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeFrom(randomBytes(RECOVERY_CODE_BYTES)));
  await tx.recoveryCode.deleteMany({ where: { practiceId, userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ practiceId, id: randomUUID(), userId, codeHash: hashOf(code), createdAt: now })),
  });
  return codes;
}

/**
 * Sets an authenticator app up, or puts it in the place of the earlier one: the offered secret with its first code, which is used up by it.
 * Whether this person may, the caller has to have decided under `lockFactors`.
 */
export async function confirmTotp(
  tx: Tx,
  { practiceId, userId }: Person,
  { offer, code }: { offer: string; code: string },
  now: Date,
): Promise<"ok" | "wrong" | "offerExpired"> {
  // The row first, the keys afterwards, as a rotation does it: neither waits for the other.
  const [earlier] = await tx.$queryRaw<{ last_used_step: number }[]>`
    select last_used_step from totp_secret where practice_id = ${practiceId}::uuid and user_id = ${userId}::uuid for update`;
  const sealer = await practiceSealer(tx, practiceId);
  const secret = openOffer(sealer, userId, offer, now);
  if (!secret) return "offerExpired";
  const step = stepsOfCode(secret, code, now).at(-1);
  if (step === undefined) return "wrong";
  const data = { secretSealed: sealTotpSecret(sealer, userId, secret), createdAt: now, confirmedAt: now };
  await tx.totpSecret.upsert({
    where: { practiceId_userId: { practiceId, userId } },
    create: { ...data, practiceId, userId, lastUsedStep: step },
    // Never back: the same offer confirmed twice must not bring a used code to life.
    update: { ...data, lastUsedStep: Math.max(step, earlier?.last_used_step ?? 0) },
  });
  return "ok";
}
