import type { ClientScope } from "@/domain/access/scope";
import type { Hold } from "@/domain/check-back/held-days";
import type { RestWeek } from "@/domain/pace/rest-week";
import { type HoldingRequest, holdsOf } from "@/domain/pace/what-is-held";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "../db";

/** A rest week as it holds, with its words still sealed. */
export type StoredRestWeek = RestWeek & { readonly id: string; readonly wordsSealed: Uint8Array | null };
/** Everything by which something is or was held for one client. */
export type StoredHolding = { readonly requests: readonly HoldingRequest[]; readonly restWeeks: readonly StoredRestWeek[] };

/** A pace request as far as it holds anything. */
export type HoldingRow = {
  holdOccurredAt: Date;
  holdReceivedAt: Date;
  holdAnsweredAt: Date | null;
  holdTakenBackAt: Date | null;
  stoppedOn: string | null;
};

/** Columns of a HoldingRow, from pace_request alias `h`. */
export const HOLDING_COLUMNS = Prisma.sql`
  h.occurred_at as "holdOccurredAt", h.received_at as "holdReceivedAt", h.answered_at as "holdAnsweredAt", h.taken_back_at as "holdTakenBackAt",
  h.stopped_on::text as "stoppedOn"`;

export function toHoldingRequest({
  holdOccurredAt,
  holdReceivedAt,
  holdAnsweredAt,
  holdTakenBackAt,
  stoppedOn,
}: HoldingRow): HoldingRequest {
  return {
    occurredAt: holdOccurredAt.toISOString(),
    receivedAt: holdReceivedAt.toISOString(),
    answeredAt: holdAnsweredAt?.toISOString() ?? null,
    takenBackAt: holdTakenBackAt?.toISOString() ?? null,
    stoppedOn,
  };
}

type Row = (HoldingRow & { fromOn: null }) | { holdOccurredAt: null; fromOn: string; toOn: string; endedAt: Date | null };

/** The times in which nothing comes due for this client: their pace requests and rest weeks. One statement. */
export async function readHolds(tx: Tx, { practiceId }: Pick<ClientScope, "practiceId">, clientId: string, zone: string): Promise<Hold[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select ${HOLDING_COLUMNS}, null::text as "fromOn", null::text as "toOn", null::timestamptz as "endedAt"
    from pace_request h where h.practice_id = ${practiceId}::uuid and h.client_id = ${clientId}::uuid
    union all
    select null, null, null, null, null, w.from_on::text, w.to_on::text, w.ended_at
    from rest_week w where w.practice_id = ${practiceId}::uuid and w.client_id = ${clientId}::uuid`;
  const requests = rows.flatMap((row) => (row.holdOccurredAt === null ? [] : [toHoldingRequest(row)]));
  const restWeeks = rows.flatMap((row): RestWeek[] =>
    row.holdOccurredAt === null ? [{ from: row.fromOn, to: row.toOn, endedAt: row.endedAt?.toISOString() ?? null }] : [],
  );
  return holdsOf({ requests, restWeeks }, zone);
}
