import { createHmac, hkdfSync } from "node:crypto";
import { env } from "../env";

export type HashPurpose = "signInLimit" | "opPayload";

const derived = new Map<HashPurpose, Buffer>();

function keyFor(purpose: HashPurpose): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", Buffer.from(env().FOOTHOLD_MASTER_KEY, "base64"), "", `foothold ${purpose}`, 32));
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
