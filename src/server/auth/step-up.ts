import { z } from "zod";
import { isTooLong } from "@/domain/access/passphrase-length";
import { needsSecondFactor } from "@/domain/access/permissions";
import { readSecondFactorCode } from "@/domain/access/second-factor-code";
import { appendAudit } from "../audit/audit";
import type { SignedIn } from "../context";
import { inPractice } from "../db";
import { typedPassphrase } from "./credential-input";
import { deviceLabelOf } from "./device-label";
import { takeTotpCode } from "./factors";
import { countTry, forgetTries } from "./limit";
import { ownIdentity } from "./own-identity";
import { verifyPassphrase } from "./passphrase";
import { noteRefusedCode, type ProofResult, presentSession, refusedProof } from "./second-factor";
import { openSession } from "./session-row";

const proofSchema = z.object({
  // A form may send the one that was not filled in empty.
  passphrase: typedPassphrase.refine((passphrase) => !isTooLong(passphrase)).default(""),
  code: z.string().max(100).default(""),
});

/** The present session ends; one like it takes its place, with this moment as the time of the proof and the same end. */
function replaceSession(tx: Parameters<typeof openSession>[0], session: SignedIn, headers: Headers, by: "passphrase" | "totp", now: Date) {
  const opened = {
    person: session.scope,
    assurance: session.assurance,
    deviceLabel: deviceLabelOf(headers),
    replaces: { id: session.sessionId, steppedUpAt: now },
  };
  return openSession(tx, opened, now, (sessionId) => ({ kind: "steppedUp", sessionId, by }));
}

/** The passphrase again. It counts against the limit of the account, as at the sign-in page. */
async function byPassphrase(session: SignedIn, passphrase: string, headers: Headers, now: Date): Promise<ProofResult> {
  const { practiceId, userId } = session.scope;
  const identity = await inPractice(practiceId, (tx) => ownIdentity(tx, session.scope));
  if (!identity) return refusedProof("signedOut");
  if (!(await countTry("account", identity.email))) return refusedProof("tooManyAttempts");
  if (!(await verifyPassphrase(identity.passphraseHash, passphrase))) {
    await inPractice(practiceId, (tx) => appendAudit(tx, practiceId, now, userId, null, { kind: "signInRefused", reason: "credentials" }));
    return refusedProof("wrong");
  }
  const sessionId = await inPractice(practiceId, (tx) => replaceSession(tx, session, headers, "passphrase", now));
  await forgetTries("account", identity.email);
  return { ok: true, sessionId };
}

/** A new code of the authenticator app, for staff. Recovery codes are for signing in when the app is lost, not for this. */
async function byCode(session: SignedIn, typed: string, headers: Headers, now: Date): Promise<ProofResult> {
  const { scope } = session;
  const read = readSecondFactorCode(typed);
  if (read?.kind !== "totp") return refusedProof("wrong");
  if (!(await countTry("secondFactor", scope.userId))) {
    await noteRefusedCode(session, "totp", "tooManyAttempts", now);
    return refusedProof("tooManyAttempts");
  }
  const result = await inPractice(scope.practiceId, async (tx): Promise<ProofResult> => {
    const taken = await takeTotpCode(tx, scope, read.code, now);
    if (taken !== "ok") return refusedProof(taken);
    return { ok: true, sessionId: await replaceSession(tx, session, headers, "totp", now) };
  });
  if (result.ok) await forgetTries("secondFactor", scope.userId);
  else if (result.refusal === "wrong" || result.refusal === "used") await noteRefusedCode(session, "totp", result.refusal, now);
  return result;
}

/**
 * Shows again who is there, for acts that ask for it: a client by the passphrase; staff, who have shown their second
 * factor, by the passphrase or by a new code. Neither the rights of a session nor its end are changed by it.
 * @param input {passphrase} or {code}, as it came from the browser
 */
export async function stepUp(input: unknown, headers: Headers, now: Date): Promise<ProofResult> {
  const session = await presentSession(headers, now);
  if (!session) return refusedProof("signedOut");
  const isStaff = needsSecondFactor(session.scope.role);
  if (isStaff && session.assurance !== "secondFactor") return refusedProof("notAsked");
  const parsed = proofSchema.safeParse(input);
  if (!parsed.success) return refusedProof("wrong");
  const { passphrase, code } = parsed.data;
  if (passphrase) return byPassphrase(session, passphrase, headers, now);
  return isStaff && code ? byCode(session, code, headers, now) : refusedProof("wrong");
}
