import type { z } from "zod";
import { isBreakGlassOpen } from "@/domain/access/break-glass";
import type { PracticeScope } from "@/domain/access/scope";
import { HAS_CARE_CONSENT } from "../auth/care-relationship";
import { clientSealers } from "../crypto/seal";
import type { Tx } from "../db";
import type { foundClients, ownBreakGlassList } from "./schema";
import { breakGlassReasonRef, breakGlassReasonSchema } from "./sealed-words";

const MOST_FOUND = 10;
const MOST_LISTED = 50;

/** Clients of the practice whose name holds these letters, by name, with the therapist who cares for them now. One statement. */
export async function findClientsByName(tx: Tx, scope: PracticeScope, query: string): Promise<z.infer<typeof foundClients>> {
  const clients = await tx.$queryRaw<z.infer<typeof foundClients>["clients"]>`
    select c.id as "clientId", c.display_name as "displayName", (
      select u.display_name from care_relationship cr
      join app_user u on u.practice_id = cr.practice_id and u.id = cr.therapist_id
      where cr.practice_id = c.practice_id and cr.client_id = c.id and cr.ended_at is null
      order by cr.started_at desc limit 1) as "therapistName"
    from client c
    where c.practice_id = ${scope.practiceId}::uuid and c.erased_at is null and ${HAS_CARE_CONSENT} and position(lower(${query}) in lower(c.display_name)) > 0
    order by c.display_name, c.id limit ${MOST_FOUND}`;
  return { clients };
}

/** A supervisor's own emergency access, now and before. A reason whose client was erased is gone. Two statements. */
export async function listOwnBreakGlass(tx: Tx, scope: PracticeScope, now: Date): Promise<z.infer<typeof ownBreakGlassList>> {
  const rows = await tx.breakGlassAccess.findMany({
    where: { practiceId: scope.practiceId, supervisorId: scope.userId },
    include: { client: { select: { displayName: true } } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: MOST_LISTED,
  });
  const sealers = await clientSealers(tx, scope.practiceId, [...new Set(rows.map((row) => row.clientId))]);
  return {
    accesses: rows.map((row) => ({
      id: row.id,
      clientId: row.clientId,
      clientName: row.client.displayName,
      startedAt: row.startedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      isOpen: isBreakGlassOpen(row, now),
      reason: sealers.get(row.clientId)?.open(breakGlassReasonRef(row.id), row.reasonSealed, breakGlassReasonSchema) ?? null,
    })),
  };
}

/** Who has to hear of emergency access to this client: their therapists of now, and every active admin, with their addresses. */
export function listPeopleToTell(tx: Tx, scope: PracticeScope, clientId: string): Promise<{ userId: string; email: string | null }[]> {
  return tx.$queryRaw`
    select u.id as "userId", a.email
    from app_user u
    left join auth_practice_addresses(${scope.practiceId}::uuid) a on a.user_id = u.id
    where u.practice_id = ${scope.practiceId}::uuid and u.disabled_at is null and (
      u.role = 'admin' or exists (
        select 1 from care_relationship cr
        where cr.practice_id = u.practice_id and cr.therapist_id = u.id and cr.client_id = ${clientId}::uuid and cr.ended_at is null))
    order by u.id`;
}
