import { AppError } from "@/domain/errors";
import { keyVersionOf, openBytes, sealBytes } from "./envelope";
import type { MasterKeys } from "./master-key";

/** A master key has 32 bytes: AES-256. */
export const MASTER_KEY_BYTES = 32;

/** Master keys that this process holds itself, by version; the highest wraps. */
export function ringOf(keys: ReadonlyMap<number, Buffer>): MasterKeys {
  const newest = Math.max(...keys.keys());
  const keyOf = (version: number) => {
    const key = keys.get(version);
    if (!key) throw new AppError("INTERNAL", `there is no master key of version ${version}`);
    return key;
  };
  return {
    newest: async () => newest,
    versionOf: keyVersionOf,
    wrap: async (place, key) => sealBytes(keyOf(newest), newest, place.practiceId, place, key),
    unwrap: async (place, wrapped) => openBytes(keyOf(keyVersionOf(wrapped)), place.practiceId, place, wrapped),
  };
}
