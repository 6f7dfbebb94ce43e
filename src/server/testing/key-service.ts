import { createCipheriv, createDecipheriv, randomBytes, randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "@/domain/errors";
import type { KeyPlace, MasterKeys } from "../crypto/master-key";

export type KeyService = MasterKeys & {
  /** Makes a further version, which wraps from then on. */
  addVersion(): void;
  removeVersion(version: number): void;
  /** The next so many questions fail as a service does that is not reached. */
  fail(times: number): void;
  /** How often it was asked to unwrap. */
  unwrapped(): number;
};

/** Master keys that lie elsewhere: a layout of its own, a few milliseconds for each answer, and it can fail. */
export function keyService(): KeyService {
  const keys = new Map([[1, randomBytes(32)]]);
  let failing = 0;
  let unwrapped = 0;
  const newest = () => Math.max(...keys.keys());
  const answer = async () => {
    await pause(randomInt(1, 4));
    if (failing > 0) {
      failing -= 1;
      throw new Error("503 from the key service, request 4711");
    }
  };
  const keyOf = (version: number) => {
    const key = keys.get(version);
    if (!key) throw new AppError("INTERNAL", `there is no master key of version ${version}`);
    return key;
  };
  const context = (place: KeyPlace) => Buffer.from(JSON.stringify([place.practiceId, place.table, place.column, place.rowId]));
  const versionOf = (wrapped: Uint8Array) => Buffer.from(wrapped).readUInt32LE(0);
  return {
    addVersion: () => void keys.set(newest() + 1, randomBytes(32)),
    removeVersion: (version) => void keys.delete(version),
    fail: (times) => {
      failing = times;
    },
    unwrapped: () => unwrapped,
    versionOf,
    newest: async () => {
      await answer();
      return newest();
    },
    wrap: async (place, key) => {
      await answer();
      const header = Buffer.alloc(4);
      header.writeUInt32LE(newest());
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyOf(newest()), nonce).setAAD(context(place));
      return new Uint8Array(Buffer.concat([header, nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]));
    },
    unwrap: async (place, wrapped) => {
      unwrapped += 1;
      await answer();
      const bytes = Buffer.from(wrapped);
      const decipher = createDecipheriv("aes-256-gcm", keyOf(versionOf(bytes)), bytes.subarray(4, 16)).setAAD(context(place));
      decipher.setAuthTag(bytes.subarray(-16));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(16, -16)), decipher.final()]);
      } catch {
        throw new AppError("INTERNAL", "the key does not open");
      }
    },
  };
}
