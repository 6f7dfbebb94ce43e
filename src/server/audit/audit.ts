import type { PracticeId } from "@/domain/access/scope";
import type { Tx } from "../db";
import type { AuditEvent } from "./event";

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
  await tx.$queryRaw`
    select audit_append(${practiceId}::uuid, ${now.toISOString()}::timestamptz, ${actorId}::uuid, ${clientId}::uuid, ${JSON.stringify(event)}::jsonb)`;
}
