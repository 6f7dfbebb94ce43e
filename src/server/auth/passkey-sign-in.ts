import { z } from "zod";
import { passkeyHost } from "@/domain/access/passkey-host";
import type { Role } from "@/domain/access/permissions";
import type { PracticeId, UserId } from "@/domain/access/scope";
import { type AuditEvent, appendAudit } from "../audit/audit";
import type { SignedIn } from "../context";
import { db, inPractice, type Tx } from "../db";
import { log } from "../log";
import { userOfHandle } from "../passkey/questions";
import { type Assertion, assertionSchema } from "../passkey/schema";
import { addressOf } from "./address";
import { takeChallenge } from "./challenge";
import { deviceLabelOf } from "./device-label";
import { countTry, giveTryBack } from "./limit";
import { publicOrigin } from "./origin";
import { checkAssertion, type Expected } from "./passkey-proof";
import { type ProofResult, presentSession, refusedProof } from "./second-factor";
import { openSession } from "./session-row";

const json = z
  .string()
  .max(8_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("not JSON");
      return z.NEVER;
    }
  });
const proofSchema = z.object({
  challengeId: z.uuid(),
  assertion: json.pipe(assertionSchema),
  /** Set where somebody is signed in and shows who they are once more: then only a passkey of theirs counts. */
  again: z.literal("1").optional(),
});

type Owner = { readonly practiceId: PracticeId; readonly userId: UserId; readonly role: Role };

/**
 * Whose passkey this says it is. The same id may be claimed by several accounts, so the handle beside it chooses;
 * the signature then shows whether it is true.
 */
async function ownerOf({ credentialId, userHandle }: Assertion): Promise<Owner | null> {
  const rows = await db.$queryRaw<{ practice_id: string; user_id: string; role: Role }[]>`
    select * from auth_find_passkey(${Buffer.from(credentialId, "base64url")})`;
  const named = userOfHandle(userHandle);
  const row = rows.find((each) => each.user_id === named);
  return row ? { practiceId: row.practice_id as PracticeId, userId: row.user_id as UserId, role: row.role } : null;
}

/** Checks the answer against the stored key, whose row is held so that its counter goes on one answer at a time. */
async function useKey(tx: Tx, owner: Owner, assertion: Assertion, expected: Expected, now: Date): Promise<boolean> {
  const { practiceId, userId } = owner;
  const credentialId = Buffer.from(assertion.credentialId, "base64url");
  await tx.$queryRaw`
    select 1 from passkey where practice_id = ${practiceId}::uuid and user_id = ${userId}::uuid and credential_id = ${credentialId} for update`;
  const passkey = await tx.passkey.findFirst({ where: { practiceId, userId, credentialId } });
  const counter = passkey && (await checkAssertion(assertion, passkey, expected));
  if (!passkey || counter === null) return false;
  await tx.passkey.update({
    where: { practiceId_id: { practiceId, id: passkey.id } },
    data: { counter: BigInt(counter), lastUsedAt: now },
  });
  return true;
}

/** What the trail says: a sign-in, its second factor, or the same person once more. */
function eventOf(before: SignedIn | null, sessionId: string): AuditEvent {
  if (!before) return { kind: "signIn", sessionId };
  return before.assurance === "passphrase"
    ? { kind: "secondFactorShown", sessionId, by: "passkey" }
    : { kind: "steppedUp", sessionId, by: "passkey" };
}

/** Not awaited: the time must not tell a known passkey from an unknown one. */
function noteRefusal({ practiceId, userId }: Owner, now: Date): void {
  const event = { kind: "secondFactorRefused", by: "passkey", reason: "wrong" } as const;
  inPractice(practiceId, (tx) => appendAudit(tx, practiceId, now, userId, null, event)).catch((error) =>
    log({ event: "auditNotWritten", kind: event.kind, error }),
  );
}

/**
 * Signs a person in by a passkey that has verified them: possession and a fingerprint, face or PIN at once, so it counts
 * as both factors. Where they are signed in already, the session is replaced and knows that they have just shown it.
 * An unknown passkey, one of a disabled person and a wrong signature get the same answer.
 * @param input {challengeId, assertion: JSON, again?} as it came from the browser
 */
export async function signInWithPasskey(input: unknown, headers: Headers, now: Date): Promise<ProofResult> {
  const address = addressOf(headers);
  if (!(await countTry("address", address))) return refusedProof("tooManyAttempts");
  const parsed = proofSchema.safeParse(input);
  const origin = publicOrigin(headers);
  const host = passkeyHost(origin);
  if (!parsed.success || !host) return refusedProof("wrong");
  const { challengeId, assertion, again } = parsed.data;
  const challenge = await takeChallenge(db, challengeId, "signIn", now);
  const owner = await ownerOf(assertion);
  if (!challenge || !owner) return refusedProof("wrong");

  const present = await presentSession(headers, now);
  const before = present?.scope.userId === owner.userId && present.scope.practiceId === owner.practiceId ? present : null;
  if (again && !present) return refusedProof("signedOut");
  if (again && !before) return refusedProof("wrong");

  const session = {
    person: owner,
    assurance: "secondFactor" as const,
    deviceLabel: deviceLabelOf(headers),
    ...(before ? { replaces: { id: before.sessionId, steppedUpAt: now } } : {}),
  };
  const sessionId = await inPractice(owner.practiceId, async (tx) => {
    if (!(await useKey(tx, owner, assertion, { challenge, origin, host }, now))) return null;
    return openSession(tx, session, now, (id) => eventOf(before, id));
  });
  if (!sessionId) {
    noteRefusal(owner, now);
    return refusedProof("wrong");
  }
  await giveTryBack("address", address);
  return { ok: true, sessionId };
}
