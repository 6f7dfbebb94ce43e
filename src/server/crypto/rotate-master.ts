import { inPractice } from "../db";
import { type PracticeKeyRow, practiceKeyPlace } from "./keys";
import { masterKeys, newestMaster, unwrapWithMaster, wrapWithMaster } from "./master-key";
import { noteRotation, type Rotation, rotating } from "./rotation";

/**
 * Wraps a practice's keys with the newest master key, where an older one wraps them. The keys themselves stay, and so does
 * everything below them.
 * @returns how many were wrapped anew
 */
export async function rotateMaster(rotation: Rotation): Promise<number> {
  const { practiceId, onStep } = rotation;
  const newest = await newestMaster();
  const rows = await inPractice(
    practiceId,
    (tx) =>
      tx.$queryRaw<PracticeKeyRow[]>`select version, wrapped_key as "wrappedKey" from practice_key where practice_id = ${practiceId}::uuid`,
  );
  let rewrapped = 0;
  for (const row of rows) {
    if (masterKeys().versionOf(row.wrappedKey) === newest) continue;
    // Asked outside of the transaction: a key service may take its time.
    const place = practiceKeyPlace(practiceId, row.version);
    const wrappedKey = await wrapWithMaster(place, await unwrapWithMaster(place, row.wrappedKey));
    const count = await rotating(practiceId, async (tx) => {
      const changed = await tx.$executeRaw`
        update practice_key set wrapped_key = ${wrappedKey}
        where practice_id = ${practiceId}::uuid and version = ${row.version} and wrapped_key = ${row.wrappedKey}`;
      if (changed > 0) await noteRotation(tx, rotation, "master", newest, changed);
      return changed;
    });
    rewrapped += count;
    onStep({ level: "master", what: "rewrapped", count });
  }
  return rewrapped;
}
