import { z } from "zod";
import { isTooLong } from "@/domain/access/passphrase-length";
import type { Role } from "@/domain/access/permissions";
import type { PracticeId, UserId } from "@/domain/access/scope";
import type { SignInRefusal } from "@/domain/access/sign-in-code";
import { appendAudit } from "../audit/audit";
import { db, inPractice } from "../db";
import { log } from "../log";
import { emailAddress, typedPassphrase } from "./credential-input";
import { countTry, forgetTries, giveTryBack } from "./limit";
import { ownIdentity } from "./own-identity";
import { verifyPassphrase } from "./passphrase";
import { openSession, waitForEnding } from "./session-row";

const credentialsSchema = z.object({
  email: emailAddress,
  passphrase: typedPassphrase.refine((passphrase) => passphrase !== "" && !isTooLong(passphrase)),
  // A form that has not asked yet may send it empty.
  practiceId: z.uuid().optional().catch(undefined),
});

export type SignInResult = { readonly ok: true; readonly sessionId: string } | { readonly ok: false; readonly refusal: SignInRefusal };

type Membership = { passphrase_hash: string; user_id: string; practice_id: string; practice_name: string; role: Role };

const refused = (refusal: SignInRefusal): SignInResult => ({ ok: false, refusal });

/** A wrong passphrase for a known address is written down in each of its practices. Not awaited: the time must not tell known from unknown. */
function noteRefusal(memberships: readonly Membership[], now: Date): void {
  for (const { practice_id, user_id } of memberships) {
    const practiceId = practice_id as PracticeId;
    inPractice(practiceId, (tx) => appendAudit(tx, practiceId, now, user_id, null, { kind: "signInRefused", reason: "credentials" })).catch(
      (error) => log({ event: "auditNotWritten", kind: "signInRefused", error }),
    );
  }
}

/**
 * Signs a person in. Tries count before anything is looked up, so that parallel tries can't pass the limit together;
 * an unknown address costs the same work and gets the same answer as a wrong passphrase.
 * @param input {email, passphrase, practiceId?} as it came from the browser
 * @param from where the request came from
 */
export async function signInWith(input: unknown, from: { address: string; deviceLabel: string }, now: Date): Promise<SignInResult> {
  const { address, deviceLabel } = from;
  if (!(await countTry("address", address))) return refused({ code: "tooManyAttempts" });
  const parsed = credentialsSchema.safeParse(input);
  if (!parsed.success) return refused({ code: "credentials" });
  const { email, passphrase, practiceId } = parsed.data;
  if (!(await countTry("account", email))) return refused({ code: "tooManyAttempts" });

  const memberships = await db.$queryRaw<Membership[]>`select * from auth_find_sign_in(${email})`;
  if (!(await verifyPassphrase(memberships[0]?.passphrase_hash ?? null, passphrase))) {
    noteRefusal(memberships, now);
    return refused({ code: "credentials" });
  }
  await Promise.all([forgetTries("account", email), giveTryBack("address", address)]);

  const possible = practiceId ? memberships.filter((membership) => membership.practice_id === practiceId) : memberships;
  const [chosen, other] = possible;
  if (!chosen) return refused({ code: "credentials" });
  if (other)
    return refused({ code: "choosePractice", practices: possible.map((each) => ({ id: each.practice_id, name: each.practice_name })) });
  const person = { practiceId: chosen.practice_id as PracticeId, userId: chosen.user_id as UserId, role: chosen.role };
  const session = { person, assurance: "passphrase", deviceLabel } as const;
  const sessionId = await inPractice(person.practiceId, async (tx) => {
    await waitForEnding(tx, person);
    // Looking at the passphrase took a while. One that was reset meanwhile opens nothing any more.
    if ((await ownIdentity(tx, person))?.passphraseHash !== chosen.passphrase_hash) return null;
    return openSession(tx, session, now, (id) => ({ kind: "signIn", sessionId: id }));
  });
  return sessionId ? { ok: true, sessionId } : refused({ code: "credentials" });
}
