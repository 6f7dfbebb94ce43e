import type { ClientScope } from "@/domain/access/scope";
import type { Hold } from "@/domain/check-back/held-days";
import type { RestWeek } from "@/domain/pace/rest-week";
import { type HoldingRequest, holdsOf } from "@/domain/pace/what-is-held";
import type { Tx } from "../db";

/** A rest week as it holds, with its words still sealed. */
export type StoredRestWeek = RestWeek & { readonly id: string; readonly wordsSealed: Uint8Array | null };
export type StoredHolding = { readonly requests: HoldingRequest[]; readonly restWeeks: StoredRestWeek[] };

type Row = {
  id: string;
  occurredAt: Date | null;
  receivedAt: Date | null;
  answeredAt: Date | null;
  takenBackAt: Date | null;
  stoppedOn: string | null;
  fromOn: string | null;
  toOn: string | null;
  endedAt: Date | null;
  wordsSealed: Uint8Array | null;
};

/** Everything by which something is or was held for this client: pace requests in the order they came, and rest weeks. One statement. */
export async function readHolding(tx: Tx, { practiceId }: Pick<ClientScope, "practiceId">, clientId: string): Promise<StoredHolding> {
  const rows = await tx.$queryRaw<Row[]>`
    select q.id, q.occurred_at as "occurredAt", q.received_at as "receivedAt", q.answered_at as "answeredAt", q.taken_back_at as "takenBackAt",
      q.stopped_on::text as "stoppedOn", null::text as "fromOn", null::text as "toOn", null::timestamptz as "endedAt", null::bytea as "wordsSealed"
    from pace_request q where q.practice_id = ${practiceId}::uuid and q.client_id = ${clientId}::uuid
    union all
    select w.id, null, null, null, null, null, w.from_on::text, w.to_on::text, w.ended_at, w.words_sealed
    from rest_week w where w.practice_id = ${practiceId}::uuid and w.client_id = ${clientId}::uuid
    order by "receivedAt", "fromOn", id`;
  return { requests: rows.flatMap(toRequest), restWeeks: rows.flatMap(toRestWeek) };
}

function toRequest({ occurredAt, receivedAt, answeredAt, takenBackAt, stoppedOn }: Row): HoldingRequest[] {
  if (!occurredAt || !receivedAt) return [];
  const [answered, takenBack] = [answeredAt?.toISOString() ?? null, takenBackAt?.toISOString() ?? null];
  return [
    { occurredAt: occurredAt.toISOString(), receivedAt: receivedAt.toISOString(), answeredAt: answered, takenBackAt: takenBack, stoppedOn },
  ];
}

function toRestWeek({ id, fromOn, toOn, endedAt, wordsSealed }: Row): StoredRestWeek[] {
  return fromOn && toOn ? [{ id, from: fromOn, to: toOn, endedAt: endedAt?.toISOString() ?? null, wordsSealed }] : [];
}

/** The times in which nothing comes due for this client. One statement. */
export async function readHolds(tx: Tx, scope: Pick<ClientScope, "practiceId">, clientId: string, zone: string): Promise<Hold[]> {
  return holdsOf(await readHolding(tx, scope, clientId), zone);
}
