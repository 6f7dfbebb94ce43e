import type { z } from "zod";
import { mayAddFactor } from "@/domain/access/may-add-factor";
import { needsSecondFactor } from "@/domain/access/permissions";
import type { PracticeScope } from "@/domain/access/scope";
import { readSecondFactorCode } from "@/domain/access/second-factor-code";
import { AppError } from "@/domain/errors";
import { confirmTotp, hasFactor, lockFactors, replaceRecoveryCodes } from "../auth/factors";
import { makeTotpSecret, sealOffer, totpUri } from "../auth/totp";
import type { Assurance } from "../context";
import { practiceSealer } from "../crypto/practice-seal";
import type { Tx } from "../db";
import { ownAddress } from "./data";
import type { confirmedTotp, madeRecoveryCodes, removedTotp, startedTotp } from "./schema";

/**
 * Offers a new secret for an authenticator app. Nothing is stored until its first code comes.
 * @throws AppError STEP_UP_REQUIRED where somebody who is fully signed in has not shown who they are within the last minutes
 */
export async function offerTotp(
  tx: Tx,
  scope: PracticeScope,
  shown: { assurance: Assurance; steppedUp: boolean },
  now: Date,
): Promise<z.infer<typeof startedTotp>> {
  if (!needsSecondFactor(scope.role)) return { ok: false, reason: "staffOnly" };
  const may = mayAddFactor({ ...shown, hasFactor: hasFactor(await lockFactors(tx, scope)) });
  if (may === "stepUpFirst") throw new AppError("STEP_UP_REQUIRED");
  if (may === "showFactorFirst") return { ok: false, reason: may };
  const secret = makeTotpSecret();
  const offer = sealOffer(await practiceSealer(tx, scope.practiceId), scope.userId, secret, now);
  return { ok: true, secret, uri: totpUri(secret, await ownAddress(tx, scope)), offer };
}

/** Sets the offered authenticator app up, in the place of an earlier one. For people who are fully signed in. */
export async function setTotpUp(
  tx: Tx,
  scope: PracticeScope,
  { offer, code }: { offer: string; code: string },
  now: Date,
): Promise<z.infer<typeof confirmedTotp>> {
  if (!needsSecondFactor(scope.role)) return { ok: false, reason: "staffOnly" };
  const { recoveryCodesLeft } = await lockFactors(tx, scope);
  const read = readSecondFactorCode(code);
  const confirmed = read?.kind === "totp" ? await confirmTotp(tx, scope, { offer, code: read.code }, now) : "wrong";
  if (confirmed !== "ok") return { ok: false, reason: confirmed };
  return { ok: true, recoveryCodes: recoveryCodesLeft > 0 ? null : await replaceRecoveryCodes(tx, scope, now) };
}

/** New recovery codes in the place of the earlier ones. */
export async function renewRecoveryCodes(tx: Tx, scope: PracticeScope, now: Date): Promise<z.infer<typeof madeRecoveryCodes>> {
  if (!needsSecondFactor(scope.role)) return { ok: false, reason: "staffOnly" };
  if (!hasFactor(await lockFactors(tx, scope))) return { ok: false, reason: "noFactor" };
  return { ok: true, recoveryCodes: await replaceRecoveryCodes(tx, scope, now) };
}

/** Removes the authenticator app; staff keep at least one factor, or nobody could sign in as them again. */
export async function dropTotp(tx: Tx, scope: PracticeScope): Promise<z.infer<typeof removedTotp>> {
  const { totp, passkeys } = await lockFactors(tx, scope);
  if (!totp) return { ok: false, reason: "notSetUp" };
  if (needsSecondFactor(scope.role) && passkeys === 0) return { ok: false, reason: "lastFactor" };
  await tx.totpSecret.deleteMany({ where: { practiceId: scope.practiceId, userId: scope.userId } });
  return { ok: true };
}
