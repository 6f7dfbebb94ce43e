import type { AuthorizedClientId, PracticeScope, ReadingRoad } from "@/domain/access/scope";
import { Prisma } from "@/generated/prisma/client";
import { type ClientKeysJson, KEYS_OF_CLIENT } from "../crypto/seal";
import type { Tx } from "../db";

/**
 * True where the client of alias `c` has not withdrawn the consent to be cared for through Foothold. An invited client
 * has not been asked yet, and a ladder may be prepared for them. The newest consent counts.
 */
export const HAS_CARE_CONSENT = Prisma.sql`
  coalesce((
    select n.withdrawn_at is null from consent n
    where n.practice_id = c.practice_id and n.client_id = c.id and n.purpose = 'care' order by n.given_at desc, n.id desc limit 1
  ), true)`;

/** True where the client of alias `c` has agreed that their therapist's supervisor reads along, and not withdrawn it. */
export const HAS_SUPERVISION_CONSENT = Prisma.sql`
  coalesce((
    select n.withdrawn_at is null from consent n
    where n.practice_id = c.practice_id and n.client_id = c.id and n.purpose = 'supervision' order by n.given_at desc, n.id desc limit 1
  ), false)`;

/** That somebody may come near a client's things, with the keys to them. */
export type ProvedClient = { readonly clientId: AuthorizedClientId; readonly keys: ClientKeysJson };

/** How somebody other than the client may read a client's things. */
export type ReadingRight = ProvedClient & {
  readonly through: ReadingRoad;
  /** The break-glass access that is used, to be marked in the trail, and when it runs out. */
  readonly breakGlassId: string | null;
  readonly breakGlassUntil: Date | null;
};

/**
 * Proves that the therapist of `scope` cares for this client now.
 * Until the transaction ends the client can't be erased; who comes after an erasure is refused.
 * @returns the id, branded, with the client's keys; or null: unknown, someone else's, ended, and withdrawn consent all look the same.
 */
export async function authorizeClient(tx: Tx, scope: PracticeScope, clientId: string, now: Date): Promise<ProvedClient | null> {
  const [row] = await tx.$queryRaw<ProvedRow[]>`
    select c.id, ${KEYS_OF_CLIENT} as keys from client c
    where c.practice_id = ${scope.practiceId}::uuid and c.id = ${clientId}::uuid and c.erased_at is null and ${HAS_CARE_CONSENT}
      and exists (
        select 1 from care_relationship cr
        where cr.practice_id = c.practice_id and cr.client_id = c.id and cr.therapist_id = ${scope.userId}::uuid
          and cr.started_at <= ${now.toISOString()}::timestamptz and cr.ended_at is null)
    for key share of c`;
  return row ? proved(row) : null;
}

type ProvedRow = { id: string; keys: ClientKeysJson | null };

function proved({ id, keys }: ProvedRow): ProvedClient {
  return { clientId: id as AuthorizedClientId, keys: keys ?? [] };
}

/** That a colleague stated by when they answer, and that whoever asks covers for them. */
export type CoverRight = ProvedClient & {
  /** Whose client it is. */
  readonly therapistId: string;
  /** What the therapist stated, in working days, and where they are. */
  readonly withinDays: number;
  readonly zone: string;
};

/**
 * Proves that the therapist of `scope` covers for whoever cares for this client now. It opens nothing of the client's: that a
 * request has waited longer than was stated is for the answer to prove, for that one request.
 */
export async function authorizeCover(tx: Tx, scope: PracticeScope, clientId: string, now: Date): Promise<CoverRight | null> {
  const [row] = await tx.$queryRaw<(Omit<CoverRight, keyof ProvedClient> & ProvedRow)[]>`
    select c.id, ${KEYS_OF_CLIENT} as keys, t.therapist_id as "therapistId", t.answers_within_days as "withinDays", t.time_zone as zone
    from client c
    join care_relationship cr on cr.practice_id = c.practice_id and cr.client_id = c.id
      and cr.started_at <= ${now.toISOString()}::timestamptz and cr.ended_at is null
    join therapist_setting t on t.practice_id = cr.practice_id and t.therapist_id = cr.therapist_id
      and t.cover_id = ${scope.userId}::uuid and t.answers_within_days is not null
    where c.practice_id = ${scope.practiceId}::uuid and c.id = ${clientId}::uuid and c.erased_at is null and ${HAS_CARE_CONSENT}
    order by t.therapist_id limit 1
    for key share of c`;
  return row ? { ...proved(row), therapistId: row.therapistId, withinDays: row.withinDays, zone: row.zone } : null;
}

/**
 * Proves that a therapist (through care) or a supervisor (through supervision that the client agreed to, or break-glass
 * access that has not run out) may read this client's things now. Without consent to care no road leads there, not an emergency's either.
 */
export async function authorizeReader(tx: Tx, scope: PracticeScope, clientId: string, now: Date): Promise<ReadingRight | null> {
  if (scope.role === "therapist") {
    const cared = await authorizeClient(tx, scope, clientId, now);
    return cared && { ...cared, through: "care", breakGlassId: null, breakGlassUntil: null };
  }
  if (scope.role !== "supervisor") return null;
  const at = now.toISOString();
  const [row] = await tx.$queryRaw<(ProvedRow & { supervised: boolean; break_glass_id: string | null; break_glass_until: Date | null })[]>`
    select c.id, ${KEYS_OF_CLIENT} as keys,
      ${HAS_SUPERVISION_CONSENT} and exists (
        select 1 from supervision s
        join care_relationship cr on cr.practice_id = s.practice_id and cr.therapist_id = s.therapist_id
          and cr.started_at <= ${at}::timestamptz and cr.ended_at is null
        where s.practice_id = c.practice_id and s.supervisor_id = ${scope.userId}::uuid
          and s.started_at <= ${at}::timestamptz and s.ended_at is null and cr.client_id = c.id) as supervised,
      g.id as break_glass_id, g.expires_at as break_glass_until
    from client c
    left join lateral (
      select b.id, b.expires_at from break_glass_access b
      where b.practice_id = c.practice_id and b.client_id = c.id and b.supervisor_id = ${scope.userId}::uuid
        and b.started_at <= ${at}::timestamptz and b.expires_at > ${at}::timestamptz and b.ended_at is null
      order by b.started_at desc limit 1
    ) g on true
    where c.practice_id = ${scope.practiceId}::uuid and c.id = ${clientId}::uuid and c.erased_at is null and ${HAS_CARE_CONSENT}`;
  if (!row) return null;
  // First, because it shows more, and everybody was told that it would be used.
  const { break_glass_id: breakGlassId, break_glass_until: breakGlassUntil } = row;
  if (breakGlassId) return { ...proved(row), through: "breakGlass", breakGlassId, breakGlassUntil };
  return row.supervised ? { ...proved(row), through: "supervision", breakGlassId: null, breakGlassUntil: null } : null;
}
