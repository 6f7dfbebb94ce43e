import type { PracticeScope } from "@/domain/access/scope";
import type { Tx } from "../db";
import { sendMail } from "../mail/send-mail";

type Person = Pick<PracticeScope, "practiceId" | "userId">;
export type OwnIdentity = { readonly email: string; readonly passphraseHash: string };

/** The sign-in address of a person and the hash of their passphrase, within their own practice. Null for somebody who can't sign in. */
export async function ownIdentity(tx: Tx, { practiceId, userId }: Person): Promise<OwnIdentity | null> {
  const [identity] = await tx.$queryRaw<OwnIdentity[]>`
    select email, passphrase_hash as "passphraseHash" from auth_own_identity(${practiceId}::uuid, ${userId}::uuid)`;
  return identity ?? null;
}

/**
 * Tells a person by mail that something in their account was changed, without saying what: one line to look after signing in.
 * @param ctx of the procedure, or of any transaction that knows what to do after its commit
 */
export async function tellOfChange(ctx: { readonly tx: Tx; readonly scope: Person; afterwards(later: () => void): void }): Promise<void> {
  const identity = await ownIdentity(ctx.tx, ctx.scope);
  if (identity) ctx.afterwards(() => void sendMail({ to: identity.email, kind: "attention" }));
}
