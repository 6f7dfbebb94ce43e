import { randomBytes } from "node:crypto";
import type { PracticeId } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Tx } from "../db";
import { env } from "../env";
import { openBytes, sealBytes } from "./envelope";

/*
 * Three levels: the key from the environment wraps each practice's key, that wraps each client's key, that seals words.
 * Destroying a client's key rows erases the client's words.
 */
const KEY_BYTES = 32;
/** The environment holds one key; its version is written into the wrapped practice key so that a second can come. */
const MASTER_VERSION = 1;

const practiceKeyPlace = (practiceId: string, version: number) => ({
  table: "practice_key",
  column: "wrapped_key",
  rowId: `${practiceId}:${version}`,
});
const clientKeyPlace = (clientId: string, version: number) => ({
  table: "client_key",
  column: "wrapped_key",
  rowId: `${clientId}:${version}`,
});

function masterKey(): Buffer {
  return Buffer.from(env().FOOTHOLD_MASTER_KEY, "base64");
}

/** Opens a practice key that was read from practice_key. */
export function unwrapPracticeKey(practiceId: string, row: { version: number; wrappedKey: Uint8Array }): Buffer {
  return openBytes(masterKey(), practiceId, practiceKeyPlace(practiceId, row.version), row.wrappedKey);
}

/** Opens a client key that was read from client_key, with its practice's key. */
export function unwrapClientKey(
  practiceId: string,
  practiceKey: Uint8Array,
  row: { clientId: string; version: number; wrappedKey: Uint8Array },
): Buffer {
  return openBytes(practiceKey, practiceId, clientKeyPlace(row.clientId, row.version), row.wrappedKey);
}

/** Makes the first key of a new practice. */
export async function createPracticeKey(tx: Tx, practiceId: PracticeId): Promise<void> {
  const version = 1;
  const wrappedKey = sealBytes(masterKey(), MASTER_VERSION, practiceId, practiceKeyPlace(practiceId, version), randomBytes(KEY_BYTES));
  await tx.practiceKey.create({ data: { practiceId, version, wrappedKey } });
}

/**
 * Makes the first key of a new client.
 * @throws AppError INTERNAL where the practice has no key.
 */
export async function createClientKey(tx: Tx, practiceId: PracticeId, clientId: string): Promise<void> {
  const practiceKey = await tx.practiceKey.findFirst({ where: { practiceId }, orderBy: { version: "desc" } });
  if (!practiceKey) throw new AppError("INTERNAL", "the practice has no key");
  const version = 1;
  const opened = unwrapPracticeKey(practiceId, practiceKey);
  const wrappedKey = sealBytes(opened, practiceKey.version, practiceId, clientKeyPlace(clientId, version), randomBytes(KEY_BYTES));
  await tx.clientKey.create({ data: { practiceId, clientId, version, practiceKeyVersion: practiceKey.version, wrappedKey } });
}
