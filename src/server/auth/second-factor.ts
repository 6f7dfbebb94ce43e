import { z } from "zod";
import { mayAddFactor } from "@/domain/access/may-add-factor";
import { needsSecondFactor } from "@/domain/access/permissions";
import type { ProofRefusal } from "@/domain/access/proof-code";
import { readSecondFactorCode, type SecondFactorCode } from "@/domain/access/second-factor-code";
import { appendAudit } from "../audit/audit";
import type { SignedIn } from "../context";
import { inPractice, type Tx } from "../db";
import { sessionIdFrom } from "./cookie";
import { deviceLabelOf } from "./device-label";
import { confirmTotp, hasFactor, lockFactors, takeCode } from "./factors";
import { countTry, forgetTries } from "./limit";
import { tellOfChange } from "./own-identity";
import { findSession, openSession } from "./session-row";

const codeSchema = z.object({
  code: z.string().max(100),
  /** A secret that is being set up, as `secondFactor.startTotp` offered it: the code is its first. */
  offer: z.string().min(1).max(1_000).optional(),
});

export type ProofResult = { readonly ok: true; readonly sessionId: string } | { readonly ok: false; readonly refusal: ProofRefusal };

export const refusedProof = (refusal: ProofRefusal): ProofResult => ({ ok: false, refusal });

/** The live session of the request's own cookie: a proof belongs to the person who is signed in, never to a name that was sent along. */
export async function presentSession(headers: Headers, now: Date): Promise<SignedIn | null> {
  const sessionId = await sessionIdFrom(headers, now);
  const found = sessionId ? await findSession(sessionId, now) : null;
  return found?.state === "live" ? found.session : null;
}

/** Writes a refused code down in a transaction of its own. */
export function noteRefusedCode(
  session: SignedIn,
  by: SecondFactorCode["kind"],
  reason: "wrong" | "used" | "tooManyAttempts",
  now: Date,
): Promise<void> {
  const { practiceId, userId } = session.scope;
  return inPractice(practiceId, (tx) => appendAudit(tx, practiceId, now, userId, null, { kind: "secondFactorRefused", by, reason }));
}

/** The very first authenticator app: its first code both sets it up and is the second factor of this sign-in. */
async function takeFirstCode(tx: Tx, session: SignedIn, offer: string, code: string, now: Date): Promise<ProofRefusal | "ok"> {
  const { scope, assurance } = session;
  const has = hasFactor(await lockFactors(tx, scope));
  if (mayAddFactor({ hasFactor: has, assurance, steppedUp: false }) !== "yes") return "setUpAlready";
  const confirmed = await confirmTotp(tx, scope, { offer, code }, now);
  if (confirmed !== "ok") return confirmed;
  await appendAudit(tx, scope.practiceId, now, scope.userId, null, { kind: "secondFactorSetUp", by: "totp" });
  return "ok";
}

/**
 * The second factor of a sign-in: a code of the authenticator app, or a recovery code. Tries count before anything is
 * looked at. The session with the passphrase alone ends, and one with a second factor takes its place.
 * @param input {code, offer?} as it came from the browser
 */
export async function showSecondFactor(input: unknown, headers: Headers, now: Date): Promise<ProofResult> {
  const session = await presentSession(headers, now);
  if (!session) return refusedProof("signedOut");
  const { scope } = session;
  if (!needsSecondFactor(scope.role) || session.assurance === "secondFactor") return refusedProof("notAsked");
  const parsed = codeSchema.safeParse(input);
  const typed = parsed.success ? readSecondFactorCode(parsed.data.code) : null;
  const offer = parsed.data?.offer;
  if (!typed || (offer && typed.kind !== "totp")) return refusedProof("wrong");
  if (!(await countTry("secondFactor", scope.userId))) {
    await noteRefusedCode(session, typed.kind, "tooManyAttempts", now);
    return refusedProof("tooManyAttempts");
  }
  const afterwards: (() => void)[] = [];
  const result = await inPractice(scope.practiceId, async (tx): Promise<ProofResult> => {
    const taken = offer ? await takeFirstCode(tx, session, offer, typed.code, now) : await takeCode(tx, scope, typed, now);
    if (taken !== "ok") return refusedProof(taken);
    if (offer) await tellOfChange({ tx, scope, afterwards: (later) => void afterwards.push(later) });
    const opened = {
      person: scope,
      assurance: "secondFactor" as const,
      deviceLabel: deviceLabelOf(headers),
      // Who has set the first factor up goes on to the recovery codes, without showing everything once more.
      replaces: { id: session.sessionId, steppedUpAt: offer ? now : null },
    };
    const sessionId = await openSession(tx, opened, now, (id) => ({ kind: "secondFactorShown", sessionId: id, by: typed.kind }));
    return { ok: true, sessionId };
  });
  for (const each of afterwards) each();
  if (result.ok) await forgetTries("secondFactor", scope.userId);
  else if (result.refusal === "wrong" || result.refusal === "used") await noteRefusedCode(session, typed.kind, result.refusal, now);
  return result;
}
