import type { z } from "zod";
import { mayAddFactor } from "@/domain/access/may-add-factor";
import { needsSecondFactor } from "@/domain/access/permissions";
import type { PracticeScope } from "@/domain/access/scope";
import { readSecondFactorCode } from "@/domain/access/second-factor-code";
import { AppError } from "@/domain/errors";
import { confirmTotp, hasFactor, lockFactors, replaceRecoveryCodes } from "../auth/factors";
import { ownIdentity, tellOfChange } from "../auth/own-identity";
import { makeTotpSecret, sealOffer, totpUri } from "../auth/totp";
import type { SignedIn } from "../context";
import { practiceSealer } from "../crypto/practice-seal";
import type { Tx } from "../db";
import { hasSteppedUp } from "../trpc";
import type { confirmedTotp, confirmTotpInput, madeRecoveryCodes, removedTotp, startedTotp } from "./schema";

/** What the procedures of an account give: one transaction, and what is done after its commit. */
type Account = { readonly tx: Tx; readonly scope: PracticeScope; readonly now: Date; afterwards(later: () => void): void };

/**
 * Offers a new secret for an authenticator app. Nothing is stored until its first code comes.
 * @throws AppError STEP_UP_REQUIRED where somebody who is fully signed in has not shown who they are within the last minutes
 */
export async function offerTotp({
  tx,
  scope,
  session,
  now,
}: Account & { readonly session: SignedIn }): Promise<z.infer<typeof startedTotp>> {
  if (!needsSecondFactor(scope.role)) return { ok: false, reason: "staffOnly" };
  const has = hasFactor(await lockFactors(tx, scope));
  const may = mayAddFactor({ hasFactor: has, assurance: session.assurance, steppedUp: hasSteppedUp(session, now) });
  if (may === "stepUpFirst") throw new AppError("STEP_UP_REQUIRED");
  if (may === "showFactorFirst") return { ok: false, reason: may };
  const secret = makeTotpSecret();
  const offer = sealOffer(await practiceSealer(tx, scope.practiceId), scope.userId, secret, now);
  // An app shows the address beside its codes; somebody who can't sign in has none, and the name stands for it.
  const label = (await ownIdentity(tx, scope))?.email ?? session.displayName;
  return { ok: true, secret, uri: totpUri(secret, label), offer };
}

/** Sets the offered authenticator app up, in the place of an earlier one. For people who are fully signed in. */
export async function setTotpUp(
  account: Account,
  { offer, code }: z.infer<typeof confirmTotpInput>,
): Promise<z.infer<typeof confirmedTotp>> {
  const { tx, scope, now } = account;
  if (!needsSecondFactor(scope.role)) return { ok: false, reason: "staffOnly" };
  const { recoveryCodesLeft } = await lockFactors(tx, scope);
  const read = readSecondFactorCode(code);
  const confirmed = read?.kind === "totp" ? await confirmTotp(tx, scope, { offer, code: read.code }, now) : "wrong";
  if (confirmed !== "ok") return { ok: false, reason: confirmed };
  await tellOfChange(account);
  return { ok: true, recoveryCodes: recoveryCodesLeft > 0 ? null : await replaceRecoveryCodes(tx, scope, now) };
}

/** New recovery codes in the place of the earlier ones. */
export async function renewRecoveryCodes(account: Account): Promise<z.infer<typeof madeRecoveryCodes>> {
  const { tx, scope, now } = account;
  if (!needsSecondFactor(scope.role)) return { ok: false, reason: "staffOnly" };
  if (!hasFactor(await lockFactors(tx, scope))) return { ok: false, reason: "noFactor" };
  await tellOfChange(account);
  return { ok: true, recoveryCodes: await replaceRecoveryCodes(tx, scope, now) };
}

/** Removes the authenticator app; staff keep at least one factor, or they could not sign in again. */
export async function dropTotp(account: Account): Promise<z.infer<typeof removedTotp>> {
  const { tx, scope } = account;
  const { totp, passkeys } = await lockFactors(tx, scope);
  if (!totp) return { ok: false, reason: "notSetUp" };
  if (needsSecondFactor(scope.role) && passkeys === 0) return { ok: false, reason: "lastFactor" };
  await tx.totpSecret.deleteMany({ where: { practiceId: scope.practiceId, userId: scope.userId } });
  await tellOfChange(account);
  return { ok: true };
}
