import { randomBytes, randomUUID } from "node:crypto";
import type { Tx } from "../db";

/** What a challenge may be answered for: signing in (nobody is known yet), or setting up a passkey of one account. */
export type ChallengePurpose = "signIn" | `register:${string}`;
export type Challenge = { readonly id: string; readonly challenge: string };

const LASTS = 5 * 60_000;

/** Keeps 32 random bytes for five minutes. What was never answered goes with the next one. */
export async function askChallenge(tx: Pick<Tx, "$queryRaw">, purpose: ChallengePurpose, now: Date): Promise<Challenge> {
  const asked = { id: randomUUID(), challenge: randomBytes(32).toString("base64url") };
  const until = new Date(now.getTime() + LASTS);
  await tx.$queryRaw`
    with swept as (delete from sign_in_challenge where expires_at <= ${now.toISOString()}::timestamptz)
    insert into sign_in_challenge (id, purpose, challenge, expires_at)
    values (${asked.id}::uuid, ${purpose}, ${asked.challenge}, ${until.toISOString()}::timestamptz)`;
  return asked;
}

/**
 * Takes a challenge away to check its answer: of many answers at once, one finds it.
 * @returns the challenge; null where it was taken, ran out or was asked for something else
 */
export async function takeChallenge(tx: Pick<Tx, "$queryRaw">, id: string, purpose: ChallengePurpose, now: Date): Promise<string | null> {
  const [taken] = await tx.$queryRaw<{ challenge: string }[]>`
    delete from sign_in_challenge
    where id = ${id}::uuid and purpose = ${purpose} and expires_at > ${now.toISOString()}::timestamptz
    returning challenge`;
  return taken?.challenge ?? null;
}
