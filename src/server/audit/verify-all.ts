import type { PracticeId } from "@/domain/access/scope";
import { db } from "../db";
import { type ChainResult, type KeptHead, verifyChain } from "./verify-chain";

/** Every practice of this database, by id. */
export async function listPracticeIds(): Promise<PracticeId[]> {
  const rows = await db.$queryRaw<{ practice_id: PracticeId }[]>`select practice_id from maintenance_list_practices()`;
  return rows.map(({ practice_id }) => practice_id);
}

type Kept = KeptHead & { practiceId: string };
export type Verified = { practiceId: string; result: ChainResult | "gone" };

/**
 * Verifies one chain after the other: of one practice or of all. A practice of which a head was kept and that is no longer
 * there is found too.
 */
export async function* verifyAll(of: {
  practiceId: string | null;
  kept: readonly Kept[];
  onPage?: (practiceId: string, events: number) => void;
}): AsyncGenerator<Verified> {
  const there = await listPracticeIds();
  const kept = of.practiceId ? of.kept.filter(({ practiceId }) => practiceId === of.practiceId) : of.kept;
  const asked = of.practiceId ? [of.practiceId] : [...new Set([...there, ...kept.map(({ practiceId }) => practiceId)])];
  for (const practiceId of asked) {
    if (!there.some((each) => each === practiceId)) {
      yield { practiceId, result: "gone" };
      continue;
    }
    const heads = kept.filter((head) => head.practiceId === practiceId);
    const onPage = of.onPage && ((events: number) => of.onPage?.(practiceId, events));
    yield { practiceId, result: await verifyChain(practiceId as PracticeId, { kept: heads, ...(onPage ? { onPage } : {}) }) };
  }
}
