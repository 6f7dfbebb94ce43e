import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "../db";
import { kindsOf } from "./event-group";
import type { auditEvent, auditExport, auditFilter, auditHead, auditPage, auditPeople } from "./schema";

type Filter = z.infer<typeof auditFilter>;
type Asked = { filter: Filter; cursor: number | null; limit: number };
type Row = {
  seq: bigint;
  at: Date;
  event: Record<string, unknown>;
  hash: Uint8Array;
  actorId: string | null;
  actorName: string | null;
  actorRole: "admin" | "supervisor" | "therapist" | "client" | null;
  clientId: string | null;
  clientName: string | null;
};

/** Conditions on audit_event as `e`; each has an index that begins with the practice. */
function conditionsOf({ from, to, actorId, clientId, group, procedure }: Filter, cursor: number | null): Prisma.Sql {
  const conditions = [
    from && Prisma.sql`e.at >= ${from}::timestamptz`,
    to && Prisma.sql`e.at < ${to}::timestamptz`,
    actorId && Prisma.sql`e.actor_id = ${actorId}::uuid`,
    // A refused request names a client too; who looks for a client wants to see it.
    clientId && Prisma.sql`(e.client_id = ${clientId}::uuid or e.asked_for = ${clientId})`,
    group && Prisma.sql`e.kind = any(${kindsOf(group)}::text[])`,
    procedure && Prisma.sql`e.procedure = ${procedure}`,
    cursor !== null && Prisma.sql`e.seq < ${cursor}::bigint`,
  ].filter((condition) => condition instanceof Prisma.Sql);
  return conditions.length > 0 ? Prisma.sql`and ${Prisma.join(conditions, " and ")}` : Prisma.empty;
}

/** The question for a page of the trail, newest first, with one event more than the page holds. */
export function pageQuery(scope: PracticeScope, { filter, cursor, limit }: Asked): Prisma.Sql {
  return Prisma.sql`
    select e.seq, e.at, e.event, e.hash, e.actor_id as "actorId", u.display_name as "actorName", u.role::text as "actorRole",
      c.id as "clientId", c.display_name as "clientName"
    from (
      select * from audit_event e where e.practice_id = ${scope.practiceId}::uuid ${conditionsOf(filter, cursor)}
      order by e.seq desc limit ${limit + 1}
    ) e
    left join app_user u on u.practice_id = e.practice_id and u.id = e.actor_id
    left join client c on c.practice_id = e.practice_id and c.id = coalesce(e.client_id, e.asked_for::uuid)
    order by e.seq desc`;
}

const SHOWN_APART = new Set(["kind", "procedure", "permission", "reason", "requestedClientId"]);

function toEvent({ seq, at, event, ...row }: Row): z.infer<typeof auditEvent> {
  const text = (name: string) => (typeof event[name] === "string" ? event[name] : null);
  const details = Object.entries(event).filter(([name]) => !SHOWN_APART.has(name));
  return {
    seq: Number(seq),
    at: at.toISOString(),
    kind: text("kind") ?? "",
    procedure: text("procedure"),
    reason: text("reason"),
    actor: row.actorId && row.actorRole ? { id: row.actorId, name: row.actorName ?? "", role: row.actorRole } : null,
    client: row.clientId ? { id: row.clientId, name: row.clientName ?? "" } : null,
    details: details.map(([name, value]) => ({ name, value: String(value) })),
  };
}

async function readPage(tx: Tx, scope: PracticeScope, asked: Asked): Promise<{ rows: Row[]; next: number | null }> {
  const found = await tx.$queryRaw<Row[]>(pageQuery(scope, asked));
  const rows = found.slice(0, asked.limit);
  return { rows, next: found.length > asked.limit ? Number(rows.at(-1)?.seq) : null };
}

/** A page of the practice's trail, newest first. One statement. */
export async function listEvents(tx: Tx, scope: PracticeScope, asked: Asked): Promise<z.infer<typeof auditPage>> {
  const { rows, next } = await readPage(tx, scope, asked);
  return { events: rows.map(toEvent), next };
}

/** The same with each event's hash, for a file. One statement. */
export async function exportEvents(tx: Tx, scope: PracticeScope, asked: Asked): Promise<z.infer<typeof auditExport>> {
  const { rows, next } = await readPage(tx, scope, asked);
  return { events: rows.map((row) => ({ ...toEvent(row), hash: Buffer.from(row.hash).toString("hex") })), next };
}

/** Everyone whom the trail of this practice can name. Two statements. */
export async function listPeople(tx: Tx, { practiceId }: PracticeScope): Promise<z.infer<typeof auditPeople>> {
  const people = await tx.appUser.findMany({
    where: { practiceId },
    orderBy: [{ displayName: "asc" }, { id: "asc" }],
    select: { id: true, displayName: true, role: true },
  });
  const clients = await tx.client.findMany({
    where: { practiceId, erasedAt: null },
    orderBy: [{ displayName: "asc" }, { id: "asc" }],
    select: { id: true, displayName: true },
  });
  return {
    people: people.map(({ id, displayName, role }) => ({ id, name: displayName, role })),
    clients: clients.map(({ id, displayName }) => ({ id, name: displayName })),
  };
}

/** Where a practice's chain ends now. One statement. */
export async function readHead(tx: Tx, { practiceId }: Pick<PracticeScope, "practiceId">, now: Date): Promise<z.infer<typeof auditHead>> {
  const head = await tx.auditHead.findUnique({ where: { practiceId } });
  return {
    practiceId,
    seq: Number(head?.seq ?? 0n),
    hash: Buffer.from(head?.hash ?? []).toString("hex"),
    exportedAt: now.toISOString(),
  };
}
