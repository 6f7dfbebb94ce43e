import type { PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { inPractice } from "../db";
import { log } from "../log";
import { appendAudit } from "./audit";
import type { AuditDetails, DenialReason } from "./event";

/**
 * Writes a refusal in a transaction of its own, because the refused act has rolled back.
 * @param requestedClientId what was asked for; unproved, so it stands in the event and not in its client column
 * @throws AppError UNAVAILABLE where the event can't be written
 */
export async function recordDenial(
  act: { scope: PracticeScope; procedure: string; permission: string; now: Date },
  reason: DenialReason,
  requestedClientId?: string,
): Promise<void> {
  const { scope, procedure, permission, now } = act;
  const requested: AuditDetails = requestedClientId ? { requestedClientId } : {};
  try {
    await inPractice(scope.practiceId, (tx) =>
      appendAudit(tx, scope.practiceId, now, scope.userId, null, { ...requested, kind: "denial", procedure, permission, reason }),
    );
  } catch (error) {
    log({ event: "auditNotWritten", kind: "denial", error });
    throw new AppError("UNAVAILABLE", "the denial could not be recorded");
  }
}
