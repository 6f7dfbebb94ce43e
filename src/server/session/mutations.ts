import { AppError } from "@/domain/errors";
import { holdSessions } from "../auth/session-row";
import type { SignedIn } from "../context";
import type { Tx } from "../db";

/**
 * Ends one session of the person's own; its next request is refused.
 * @throws AppError NOT_FOUND where it is somebody else's or has ended
 */
export async function endSession(tx: Tx, { scope }: SignedIn, sessionId: string, now: Date): Promise<void> {
  const { practiceId, userId } = scope;
  await holdSessions(tx, scope);
  const { count } = await tx.authSession.updateMany({
    where: { practiceId, userId, id: sessionId, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now },
  });
  if (count === 0) throw new AppError("NOT_FOUND", "no such session");
}

/** Ends every session of the person's own but the one that asks. @returns how many ended */
export async function endOtherSessions(tx: Tx, { scope, sessionId }: SignedIn, now: Date): Promise<number> {
  const { practiceId, userId } = scope;
  await holdSessions(tx, scope);
  const { count } = await tx.authSession.updateMany({
    where: { practiceId, userId, id: { not: sessionId }, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now },
  });
  return count;
}
