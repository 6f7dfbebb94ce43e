import { createHmac, hkdfSync } from "node:crypto";
import { env } from "../env";

/**
 * What a keyed hash is for. Only things that may be forgotten: another AUTH_SECRET gives other hashes, so limits begin anew.
 * What must be found again after a rotation hangs on a practice's own secret (crypto/practice-secret).
 */
export type HashPurpose = "signInLimit";

const derived = new Map<HashPurpose, Buffer>();

function keyFor(purpose: HashPurpose): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", Buffer.from(env().AUTH_SECRET, "utf8"), "", `foothold ${purpose}`, 32));
  derived.set(purpose, key);
  return key;
}

/**
 * HMAC-SHA-256 with a key of its own for each purpose: whoever reads the database can't test guesses against it.
 * @returns 32 bytes
 */
export function keyedHash(purpose: HashPurpose, text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac("sha256", keyFor(purpose)).update(text, "utf8").digest());
}
