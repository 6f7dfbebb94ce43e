import { createHash } from "node:crypto";
import type { PracticeId } from "@/domain/access/scope";
import { inPractice } from "../db";

/** What is wrong with the first broken link. `rewritten` and `cutSince` show only against a head that was kept elsewhere. */
export type Break = { seq: number; what: "changed" | "missing" | "outOfPlace" | "tailCut" | "headDiffers" | "rewritten" | "cutSince" };
export type ChainResult = ({ ok: true } | { ok: false; broken: Break }) & { events: number };
/** The end of a chain as it was at some time: sequence number and hash in hex. */
export type KeptHead = { seq: number; hash: string };

type Link = {
  headSeq: bigint | null;
  headHash: Uint8Array | null;
  seq: bigint | null;
  at_ms: bigint;
  actor_id: string | null;
  client_id: string | null;
  event: string;
  prev_hash: Uint8Array;
  hash: Uint8Array;
};

/** Links that are held in memory at a time. */
const PAGE = 5_000;
const BEFORE_ALL = -(2n ** 62n);

/** One page of the chain and its head, in one statement and so at one moment. Always at least one row, for the head. */
function readLinks(practiceId: PracticeId, after: bigint, limit: number): Promise<Link[]> {
  return inPractice(
    practiceId,
    (tx) => tx.$queryRaw<Link[]>`
      select h.seq as "headSeq", h.hash as "headHash", e.seq, (extract(epoch from e.at) * 1000)::bigint as at_ms, e.actor_id, e.client_id,
        e.event::text as event, e.prev_hash, e.hash
      from (select 1) one
      left join audit_head h on h.practice_id = ${practiceId}::uuid
      left join lateral (
        select * from audit_event e where e.practice_id = ${practiceId}::uuid and e.seq > ${after} order by e.seq limit ${limit}
      ) e on true
      order by e.seq`,
  );
}

/** hash = sha256(previous hash || seq | at in ms | actor | client | event), as audit_append() writes it. */
function hashOf(link: Link): Buffer {
  const text = [link.seq, link.at_ms, link.actor_id ?? "", link.client_id ?? "", link.event].join("|");
  return createHash("sha256").update(link.prev_hash).update(text, "utf8").digest();
}

const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** What is wrong with a link that should be `expected` and follow `previous`; null where it fits. */
function wrongWith(link: Link, expected: bigint, previous: Uint8Array): Break | null {
  if (link.seq === null) return null;
  if (link.seq > expected) return { seq: Number(expected), what: "missing" };
  const follows = link.seq === expected && isSame(link.prev_hash, previous);
  if (!follows) return { seq: Number(link.seq), what: "outOfPlace" };
  return isSame(hashOf(link), link.hash) ? null : { seq: Number(link.seq), what: "changed" };
}

/**
 * Goes through a practice's chain and works out every hash anew, a page at a time; the app may go on writing meanwhile.
 * @param kept earlier heads of this practice: the chain must still hold each of them
 * @param onPage hears how many links were gone through so far
 * @returns the number of links, and the first one that is changed, missing, out of place, cut off, or not what it was
 */
export async function verifyChain(
  practiceId: PracticeId,
  { kept = [], pageSize = PAGE, onPage }: { kept?: readonly KeptHead[]; pageSize?: number; onPage?: (events: number) => void } = {},
): Promise<ChainResult> {
  const keptBySeq = new Map(kept.map(({ seq, hash }) => [BigInt(seq), hash.toLowerCase()]));
  let previous: Uint8Array = new Uint8Array();
  let last = 0n;
  const broken = (of: Break): ChainResult => ({ ok: false, broken: of, events: Number(last) });
  for (;;) {
    const links = await readLinks(practiceId, last === 0n ? BEFORE_ALL : last, pageSize);
    for (const link of links) {
      const wrong = wrongWith(link, last + 1n, previous);
      if (wrong) return broken(wrong);
      if (link.seq === null) continue;
      last = link.seq;
      previous = link.hash;
      const then = keptBySeq.get(last);
      if (then !== undefined && then !== Buffer.from(link.hash).toString("hex")) return broken({ seq: Number(last), what: "rewritten" });
    }
    onPage?.(Number(last));
    if (links.length === pageSize && links[0]?.seq !== null) continue;
    const end = wrongAtEnd(links[0], last, previous) ?? cutSince(keptBySeq, last);
    return end ? broken(end) : { ok: true, events: Number(last) };
  }
}

/** A cut end shows in the head alone. */
function wrongAtEnd(link: Link | undefined, last: bigint, previous: Uint8Array): Break | null {
  const [seq, hash] = [link?.headSeq ?? 0n, link?.headHash ?? new Uint8Array()];
  if (seq > last) return { seq: Number(last) + 1, what: "tailCut" };
  return seq === last && isSame(hash, previous) ? null : { seq: Number(last), what: "headDiffers" };
}

/** A kept head beyond the end: what came up to it is gone, and the head was made to fit. */
function cutSince(kept: ReadonlyMap<bigint, string>, last: bigint): Break | null {
  return [...kept.keys()].some((seq) => seq > last) ? { seq: Number(last) + 1, what: "cutSince" } : null;
}
