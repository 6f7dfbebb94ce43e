import { createHash } from "node:crypto";
import type { PracticeId } from "@/domain/access/scope";
import type { Tx } from "../db";

type Link = {
  seq: bigint;
  at_ms: bigint;
  actor_id: string | null;
  client_id: string | null;
  event: string;
  prev_hash: Uint8Array;
  hash: Uint8Array;
};

/**
 * Goes through a practice's chain and works out every hash anew.
 * hash = sha256(previous hash || seq | at in ms | actor | client | event), as audit_append() writes it.
 * @returns the number of events, or the first one that is changed, missing or out of place
 */
export async function verifyChain(tx: Tx, practiceId: PracticeId): Promise<{ ok: true; events: number } | { ok: false; brokenAt: number }> {
  const links = await tx.$queryRaw<Link[]>`
    select seq, (extract(epoch from at) * 1000)::bigint as at_ms, actor_id, client_id, event::text as event, prev_hash, hash
    from audit_event where practice_id = ${practiceId}::uuid order by seq`;
  let previous: Uint8Array = new Uint8Array();
  let expected = 1n;
  for (const link of links) {
    const text = [link.seq, link.at_ms, link.actor_id ?? "", link.client_id ?? "", link.event].join("|");
    const hash = createHash("sha256").update(previous).update(text, "utf8").digest();
    if (link.seq !== expected || !hash.equals(link.hash) || Buffer.compare(previous, link.prev_hash) !== 0)
      return { ok: false, brokenAt: Number(expected) };
    previous = link.hash;
    expected += 1n;
  }
  const [head] = await tx.$queryRaw<
    { seq: bigint; hash: Uint8Array }[]
  >`select seq, hash from audit_head where practice_id = ${practiceId}::uuid`;
  // A cut end shows in the head alone.
  if ((head?.seq ?? 0n) !== expected - 1n || Buffer.compare(head?.hash ?? previous, previous) !== 0)
    return { ok: false, brokenAt: Number(expected) };
  return { ok: true, events: links.length };
}
