import { createHmac, randomBytes } from "node:crypto";
import type { PracticeId } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Tx } from "../db";
import { openBytes, sealBytes } from "./envelope";
import { addPracticeKey, KEY_BYTES, type PracticeKey, sealingPracticeKey, unwrapPracticeKey } from "./keys";

/** What a practice keeps a lasting key for. `opPayload`: knowing an operation again that a device sends twice. */
export type SecretPurpose = "opPayload";

/** A secret with the practice key that wraps it, read in one statement: between two of them it could be rotated away. */
export type PracticeSecretRow = { wrappedKey: Uint8Array; keyVersion: number; keyWrapped: Uint8Array };

const secretPlace = (practiceId: string, purpose: string) => ({
  table: "practice_secret",
  column: "wrapped_key",
  rowId: `${practiceId}:${purpose}`,
});

/** Makes the first key of a new practice, and its lasting secrets. */
export async function createPracticeKey(tx: Tx, practiceId: PracticeId): Promise<void> {
  await createSecret(tx, practiceId, await addPracticeKey(tx, practiceId, 1), "opPayload");
}

async function createSecret(tx: Tx, practiceId: string, by: PracticeKey, purpose: SecretPurpose): Promise<void> {
  const wrappedKey = wrapSecret(practiceId, by, { purpose, key: randomBytes(KEY_BYTES) });
  // Of two that make it at once the first decides; the second waits for it and changes nothing.
  await tx.practiceSecret.createMany({ data: [{ practiceId, purpose, practiceKeyVersion: by.version, wrappedKey }], skipDuplicates: true });
}

/** Wraps a lasting secret with its practice's key. */
export function wrapSecret(practiceId: string, by: PracticeKey, secret: { purpose: string; key: Uint8Array }) {
  return sealBytes(by.key, by.version, practiceId, secretPlace(practiceId, secret.purpose), secret.key);
}

/** Opens a lasting secret with the practice key that wraps it. */
export function unwrapSecret(practiceId: string, practiceKey: Uint8Array, row: { purpose: string; wrappedKey: Uint8Array }): Buffer {
  return openBytes(practiceKey, practiceId, secretPlace(practiceId, row.purpose), row.wrappedKey);
}

/**
 * A practice's lasting secret. One that is not there yet is made.
 * @param row what the caller has read already, to save a statement; null where nothing was found
 */
export async function practiceSecret(tx: Tx, practiceId: string, purpose: SecretPurpose, row: PracticeSecretRow | null): Promise<Buffer> {
  if (!row) await createSecret(tx, practiceId, await sealingPracticeKey(tx, practiceId), purpose);
  const found = row ?? (await readSecret(tx, practiceId, purpose));
  const practiceKey = await unwrapPracticeKey(practiceId, { version: found.keyVersion, wrappedKey: found.keyWrapped });
  return unwrapSecret(practiceId, practiceKey, { purpose, wrappedKey: found.wrappedKey });
}

async function readSecret(tx: Tx, practiceId: string, purpose: SecretPurpose): Promise<PracticeSecretRow> {
  const [row] = await tx.$queryRaw<PracticeSecretRow[]>`
    select s.wrapped_key as "wrappedKey", k.version as "keyVersion", k.wrapped_key as "keyWrapped"
    from practice_secret s join practice_key k on k.practice_id = s.practice_id and k.version = s.practice_key_version
    where s.practice_id = ${practiceId}::uuid and s.purpose = ${purpose}`;
  if (!row) throw new AppError("INTERNAL", "the practice has no such secret");
  return row;
}

/**
 * HMAC-SHA-256 with a practice's secret: whoever reads the database can't test guesses against it.
 * @returns 32 bytes
 */
export function hashWithSecret(secret: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac("sha256", secret).update(text, "utf8").digest());
}
