import type { PracticeId } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Tx } from "../db";
import { keyVersionOf, openBytes, type SealRef, sealBytes } from "./envelope";
import { lockedPracticeKeys, unwrapPracticeKey } from "./keys";

/** Seals what belongs to a person of the practice and to no client: the secrets of authenticator apps. */
export type PracticeSealer = {
  seal(ref: SealRef, plain: Uint8Array): Uint8Array<ArrayBuffer>;
  /** @throws AppError INTERNAL where the seal does not open, or its key is gone. */
  open(ref: SealRef, sealed: Uint8Array): Buffer;
};

/**
 * A sealer with the practice's own key, from one statement: seals with the newest version, opens with the one that is named in the seal.
 * @throws AppError INTERNAL where the practice has no key.
 */
export async function practiceSealer(tx: Tx, practiceId: PracticeId): Promise<PracticeSealer> {
  const rows = await lockedPracticeKeys(tx, practiceId);
  const keys = new Map(await Promise.all(rows.map(async (row) => [row.version, await unwrapPracticeKey(practiceId, row)] as const)));
  const [newest] = rows;
  const keyOf = (version: number | undefined) => {
    const key = version === undefined ? undefined : keys.get(version);
    if (!key) throw new AppError("INTERNAL", "no practice key of this version");
    return key;
  };
  return {
    seal: (ref, plain) => sealBytes(keyOf(newest?.version), newest?.version ?? 0, practiceId, ref, plain),
    open: (ref, sealed) => openBytes(keyOf(keyVersionOf(sealed)), practiceId, ref, sealed),
  };
}
