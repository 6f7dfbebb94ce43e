import { randomBytes } from "node:crypto";
import { hash, type Options, verify } from "@node-rs/argon2";

/** argon2id (2), 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet, minimum configuration. */
const COST: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same characters typed on another keyboard must be the same passphrase. */
const normal = (passphrase: string) => passphrase.normalize("NFKC");

let dummy: Promise<string> | null = null;

/** @returns the encoded argon2id hash, salt and cost included */
export function hashPassphrase(passphrase: string): Promise<string> {
  return hash(normal(passphrase), COST);
}

/**
 * Compares a passphrase with a hash. Without a hash (an unknown address) it does the same work and says no,
 * so that the time does not tell who has an account.
 */
export async function verifyPassphrase(passphraseHash: string | null, passphrase: string): Promise<boolean> {
  dummy ??= hashPassphrase(randomBytes(24).toString("base64url"));
  const against = passphraseHash ?? (await dummy);
  const matches = await verify(against, normal(passphrase));
  return passphraseHash !== null && matches;
}
