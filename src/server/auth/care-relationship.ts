import type { AuthorizedClientId, PracticeScope } from "@/domain/access/scope";
import type { Tx } from "../db";

/**
 * Proves that the therapist of `scope` cares for this client now.
 * @returns the id, branded, or null: unknown, someone else's and ended all look the same.
 */
export async function authorizeClient(tx: Tx, scope: PracticeScope, clientId: string, now: Date): Promise<AuthorizedClientId | null> {
  const relationship = await tx.careRelationship.findFirst({
    where: { practiceId: scope.practiceId, therapistId: scope.userId, clientId, startedAt: { lte: now }, endedAt: null },
    select: { clientId: true },
  });
  return relationship ? (relationship.clientId as AuthorizedClientId) : null;
}
