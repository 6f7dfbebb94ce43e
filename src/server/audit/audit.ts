import type { PracticeId } from "@/domain/access/scope";
import { Prisma } from "@/generated/prisma/client";
import { endWith, type Tx } from "../db";
import type { AuditEvent } from "./event";

/** What an act did with one client's things, or with nobody's. */
export type AuditEntry = { clientId: string | null; event: AuditEvent };

export type { AuditDetails, AuditEvent } from "./event";

/**
 * Appends one event to the practice's chain, in the caller's transaction: an act whose event can't be written is not done.
 * Takes the chain's lock until the transaction ends, so call it last.
 * @param actorId the app_user who acts; null before sign-in
 * @param clientId the client whose things are touched, where there is one
 */
export async function appendAudit(
  tx: Tx,
  practiceId: PracticeId,
  now: Date,
  actorId: string | null,
  clientId: string | null,
  event: AuditEvent,
): Promise<void> {
  await tx.$queryRaw`select ${appended(practiceId, now, actorId, clientId, event)}`;
}

/** The same as an expression, for a statement that stores something and audits it in one. It yields the event's number. */
export function appended(
  practiceId: PracticeId,
  now: Date,
  actorId: string | null,
  clientId: string | null,
  event: AuditEvent,
): Prisma.Sql {
  return Prisma.sql`
    audit_append(${practiceId}::uuid, ${now.toISOString()}::timestamptz, ${actorId}::uuid, ${clientId}::uuid, ${JSON.stringify(event)}::jsonb)`;
}

/**
 * The same for the events of one act, in their order, one for each client whose things it touched: they are written with the commit, after everything
 * else. At most once in a transaction.
 */
export function auditWithCommit(tx: Tx, practiceId: PracticeId, now: Date, actorId: string | null, entries: readonly AuditEntry[]): void {
  const [only] = entries;
  const all = Prisma.sql`
    audit_append_all(${practiceId}::uuid, ${now.toISOString()}::timestamptz, ${actorId}::uuid, ${JSON.stringify(entries)}::jsonb)`;
  const expression = only && entries.length === 1 ? appended(practiceId, now, actorId, only.clientId, only.event) : all;
  endWith(tx, Prisma.sql`select ${expression}`);
}
