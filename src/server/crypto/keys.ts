import { randomBytes } from "node:crypto";
import type { PracticeId } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Tx } from "../db";
import { openBytes, sealBytes } from "./envelope";
import { type KeyPlace, unwrapWithMaster, wrapWithMaster } from "./master-key";
import { openedOnce } from "./opened-keys";

/*
 * Three levels: a master key (crypto/master-key) wraps each practice's key, that wraps each client's key, that seals words.
 * Destroying a client's key rows erases the client's words.
 */
export const KEY_BYTES = 32;

/** Where a practice's key lies. */
export const practiceKeyPlace = (practiceId: string, version: number): KeyPlace => ({
  practiceId,
  table: "practice_key",
  column: "wrapped_key",
  rowId: `${practiceId}:${version}`,
});
const clientKeyPlace = (clientId: string, version: number) => ({
  table: "client_key",
  column: "wrapped_key",
  rowId: `${clientId}:${version}`,
});

/** A practice's key as it is stored. */
export type PracticeKeyRow = { version: number; wrappedKey: Uint8Array };
/** A practice's key, open. */
export type PracticeKey = { version: number; key: Buffer };

/** Opens a practice key that was read from practice_key. It stays open in this process for a minute. */
export function unwrapPracticeKey(practiceId: string, row: PracticeKeyRow): Promise<Buffer> {
  const id = `${practiceId}:${row.version}:${Buffer.from(row.wrappedKey).toString("base64")}`;
  return openedOnce(id, () => unwrapWithMaster(practiceKeyPlace(practiceId, row.version), row.wrappedKey));
}

/** Opens a client key that was read from client_key, with its practice's key. */
export function unwrapClientKey(
  practiceId: string,
  practiceKey: Uint8Array,
  row: { clientId: string; version: number; wrappedKey: Uint8Array },
): Buffer {
  return openBytes(practiceKey, practiceId, clientKeyPlace(row.clientId, row.version), row.wrappedKey);
}

/** Wraps a client key with its practice's key. */
export function wrapClientKey(practiceId: string, by: PracticeKey, row: { clientId: string; version: number; key: Uint8Array }) {
  return sealBytes(by.key, by.version, practiceId, clientKeyPlace(row.clientId, row.version), row.key);
}

/**
 * The keys of a practice, newest first, kept from being rotated away until the transaction ends: whatever it seals with them
 * will be found by the rotation.
 */
export async function lockedPracticeKeys(tx: Tx, practiceId: string): Promise<PracticeKeyRow[]> {
  // A second look: the rows of the first may have been rotated away while it waited for them.
  for (let look = 0; look < 2; look++) {
    const rows = await tx.$queryRaw<PracticeKeyRow[]>`
      select version, wrapped_key as "wrappedKey" from practice_key where practice_id = ${practiceId}::uuid
      order by version desc for key share`;
    if (rows.length > 0) return rows;
  }
  throw new AppError("INTERNAL", "the practice has no key");
}

/** The practice key to seal and wrap with. */
export async function sealingPracticeKey(tx: Tx, practiceId: string): Promise<PracticeKey> {
  const [newest] = await lockedPracticeKeys(tx, practiceId);
  if (!newest) throw new AppError("INTERNAL", "the practice has no key");
  return { version: newest.version, key: await unwrapPracticeKey(practiceId, newest) };
}

/** Makes a key of a practice, in the version given. */
export async function addPracticeKey(tx: Tx, practiceId: string, version: number): Promise<PracticeKey> {
  const key = randomBytes(KEY_BYTES);
  const wrappedKey = await wrapWithMaster(practiceKeyPlace(practiceId, version), key);
  await tx.practiceKey.create({ data: { practiceId, version, wrappedKey } });
  return { version, key };
}

/**
 * Makes the first key of a new client.
 * @throws AppError INTERNAL where the practice has no key.
 */
export async function createClientKey(tx: Tx, practiceId: PracticeId, clientId: string): Promise<void> {
  const by = await sealingPracticeKey(tx, practiceId);
  const version = 1;
  const wrappedKey = wrapClientKey(practiceId, by, { clientId, version, key: randomBytes(KEY_BYTES) });
  await tx.clientKey.create({ data: { practiceId, clientId, version, practiceKeyVersion: by.version, wrappedKey } });
}
