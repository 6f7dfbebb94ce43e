import { AppError } from "@/domain/errors";
import { env } from "../env";
import type { SealRef } from "./envelope";
import { fileKeys } from "./master-key-file";
import { ringOf } from "./master-key-ring";
import { forgetOpenedKeys } from "./opened-keys";

/** Where a wrapped key lies: a wrapped key opens at its own place only. */
export type KeyPlace = SealRef & { readonly practiceId: string };

/**
 * The topmost level of keys, which wraps the practices' keys and nothing else. This is the seam for a key management service:
 * such a client is one more file with these four functions and one line in `chosenKeys` (docs/decisions/0010).
 * Anything that it throws and that is no AppError counts as "not reached just now" and is answered UNAVAILABLE.
 */
export type MasterKeys = {
  /** The version that wraps from now on. */
  newest(): Promise<number>;
  /** Which version wrapped these bytes. Never asks anybody. */
  versionOf(wrapped: Uint8Array): number;
  /** Wraps 32 bytes with the newest version. What comes back must tell its version. */
  wrap(place: KeyPlace, key: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws AppError INTERNAL where there is no such version, or the bytes do not open at this place. */
  unwrap(place: KeyPlace, wrapped: Uint8Array): Promise<Buffer>;
};

/** A key service that stays silent holds a transaction open; the database ends that after ten seconds. */
const PATIENCE_MS = 5_000;

let chosen: MasterKeys | null = null;

function chosenKeys(): MasterKeys {
  const { FOOTHOLD_MASTER_KEY, FOOTHOLD_MASTER_KEY_FILE, FOOTHOLD_MODE } = env();
  if (FOOTHOLD_MASTER_KEY_FILE) return fileKeys(FOOTHOLD_MASTER_KEY_FILE, FOOTHOLD_MODE);
  return ringOf(new Map([[1, Buffer.from(FOOTHOLD_MASTER_KEY ?? "", "base64")]]));
}

/** The master keys of this process, as the settings say. */
export function masterKeys(): MasterKeys {
  chosen ??= chosenKeys();
  return chosen;
}

/** Puts other master keys in the place of those in the settings, and forgets every key that was opened (null: the settings' again). */
export function replaceMasterKeys(keys: MasterKeys | null): void {
  chosen = keys;
  forgetOpenedKeys();
}

/** The version that wraps from now on. @throws AppError UNAVAILABLE where the keys can't be reached. */
export function newestMaster(): Promise<number> {
  return reached(() => masterKeys().newest());
}

/** @throws AppError UNAVAILABLE where the keys can't be reached. */
export function wrapWithMaster(place: KeyPlace, key: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return reached(() => masterKeys().wrap(place, key));
}

/** @throws AppError INTERNAL where the bytes do not open, UNAVAILABLE where the keys can't be reached. */
export function unwrapWithMaster(place: KeyPlace, wrapped: Uint8Array): Promise<Buffer> {
  return reached(() => masterKeys().unwrap(place, wrapped));
}

async function reached<T>(ask: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError("UNAVAILABLE", "the master keys did not answer in time")), PATIENCE_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // Its own message stays unsaid: nobody knows what a key service writes there.
    throw new AppError("UNAVAILABLE", "the master keys could not be reached");
  } finally {
    clearTimeout(timer);
  }
}
