import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { localDate } from "@/domain/calendar/local-date";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "../db";
import type { ownAuditEntry, ownAuditPage } from "./schema";

type Row = {
  seq: bigint;
  at: Date;
  kind: string;
  procedure: string | null;
  event: Record<string, unknown>;
  actorId: string | null;
  actorName: string | null;
  actorRole: "admin" | "supervisor" | "therapist" | "client" | null;
};
type RecordRow = { id: string; occurredAt: Date; zone: string };

/** What a client's own account went through. Their own reading and writing is left out: they were there. */
const OWN_ACCOUNT = [
  ...["signIn", "signInRefused", "secondFactorSetUp", "secondFactorRefused"],
  ...["passphraseResetAsked", "passphraseReset", "passphraseChanged", "invitationAccepted"],
];
const OWN_ACTS = [
  "ownData.export",
  "profile.correct",
  "profile.correctAddress",
  "consent.give",
  "consent.withdraw",
  "passkey.finishRegistration",
  "passkey.remove",
];

/** Ids of records that an event names: one as `recordId`, several with spaces between as `records`. */
function recordIdsOf({ recordId, records }: Record<string, unknown>): string[] {
  return [recordId, records].flatMap((ids) => (typeof ids === "string" ? ids.split(" ").filter((id) => id.length === 36) : []));
}

type Asked = { cursor: number | null; limit: number };

/** The question for a page of a client's own log, by three indexes, with one entry more than the page holds. */
export function ownQuery({ practiceId, userId, clientId }: ClientScope, { cursor, limit }: Asked): Prisma.Sql {
  const before = cursor ?? Number.MAX_SAFE_INTEGER;
  const pageOf = (which: Prisma.Sql) => Prisma.sql`(
    select * from audit_event where practice_id = ${practiceId}::uuid and seq < ${before}::bigint and ${which}
    order by seq desc limit ${limit + 1})`;
  const byOthers = Prisma.sql`actor_id is distinct from ${userId}::uuid`;
  const about = pageOf(Prisma.sql`client_id = ${clientId}::uuid and ${byOthers}`);
  const refused = pageOf(Prisma.sql`asked_for = ${clientId} and ${byOthers}`);
  const own = pageOf(Prisma.sql`actor_id = ${userId}::uuid
    and (kind = any(${OWN_ACCOUNT}::text[]) or (kind = 'access' and procedure = any(${OWN_ACTS}::text[])))`);
  return Prisma.sql`
    select e.seq, e.at, e.kind, e.procedure, e.event, e.actor_id as "actorId", u.display_name as "actorName", u.role::text as "actorRole"
    from (${about} union all ${refused} union all ${own}) e
    left join app_user u on u.practice_id = e.practice_id and u.id = e.actor_id
    order by e.seq desc limit ${limit + 1}`;
}

/**
 * What others did with this client's things, and what their own account went through, newest first. An attempt that was
 * refused is in here without its author's name: the client should know of it, and whose mistake it was is for the practice.
 * Three statements at most.
 */
export async function listOwnEvents(tx: Tx, scope: ClientScope, asked: Asked): Promise<z.infer<typeof ownAuditPage>> {
  const { practiceId, clientId } = scope;
  const found = await tx.$queryRaw<Row[]>(ownQuery(scope, asked));
  const rows = found.slice(0, asked.limit);
  const [client] = await tx.$queryRaw<{ timeZone: string }[]>`
    select time_zone as "timeZone" from client where practice_id = ${practiceId}::uuid and id = ${clientId}::uuid`;
  const timeZone = client?.timeZone ?? "Europe/Berlin";
  const recordIds = rows.flatMap(({ event }) => recordIdsOf(event));
  const days = await recordDays(tx, scope, recordIds, timeZone);
  return {
    entries: rows.map((row) => toEntry(row, scope, days)),
    next: found.length > asked.limit ? Number(rows.at(-1)?.seq) : null,
    timeZone,
  };
}

/** The client's own days of these records; an id that is not theirs has none. */
async function recordDays(tx: Tx, { practiceId, clientId }: ClientScope, ids: string[], timeZone: string): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const records = await tx.$queryRaw<RecordRow[]>`
    select id, occurred_at as "occurredAt", zone from record
    where practice_id = ${practiceId}::uuid and client_id = ${clientId}::uuid and id = any(${[...new Set(ids)]}::uuid[])`;
  return new Map(records.map(({ id, occurredAt, zone }) => [id, localDate(occurredAt, zone, timeZone)]));
}

function toEntry(row: Row, scope: ClientScope, days: Map<string, string>): z.infer<typeof ownAuditEntry> {
  const isRefused = row.kind === "denial";
  const isSelf = row.actorId === scope.userId;
  const isEmergency = "breakGlassId" in row.event;
  const dates = recordIdsOf(row.event).flatMap((id) => days.get(id) ?? []);
  return {
    seq: Number(row.seq),
    at: row.at.toISOString(),
    did: isRefused ? "refused" : row.kind === "access" ? (row.procedure ?? "") : row.kind,
    actor: isRefused || isSelf || !row.actorRole ? null : { name: row.actorName ?? "", role: row.actorRole },
    isSelf,
    through: isEmergency ? "emergency" : row.actorRole === "supervisor" && !isRefused ? "supervision" : null,
    recordDates: [...new Set(dates)].sort(),
  };
}
