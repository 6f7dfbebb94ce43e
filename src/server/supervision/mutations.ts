import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Tx } from "../db";
import { holdStaff } from "../person/active-staff";
import type { startedSupervision } from "./schema";

/**
 * Lets a supervisor read the caseload of a therapist, as far as each client agreed. A pair stands once.
 * @throws AppError NOT_FOUND for ids that the practice does not have
 */
export async function startSupervision(
  tx: Tx,
  { practiceId, ...scope }: PracticeScope,
  now: Date,
  { supervisorId, therapistId }: { supervisorId: string; therapistId: string },
): Promise<z.infer<typeof startedSupervision>> {
  const pair = { practiceId, supervisorId, therapistId };
  // Two admins who start the same pair at once: the second waits and then sees the first.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`supervision|${practiceId}|${supervisorId}|${therapistId}`}, 0))::text`;
  if (!(await holdStaff(tx, { ...scope, practiceId }, supervisorId, "supervisor"))) return { ok: false, reason: "notASupervisor" };
  if (!(await holdStaff(tx, { ...scope, practiceId }, therapistId, "therapist"))) return { ok: false, reason: "notATherapist" };
  if ((await tx.supervision.count({ where: { ...pair, endedAt: null } })) > 0) return { ok: false, reason: "already" };
  const supervisionId = randomUUID();
  await tx.supervision.create({ data: { ...pair, id: supervisionId, startedAt: now } });
  return { ok: true, supervisionId };
}

/** Ends a supervision; one that has ended stays as it is. @throws AppError NOT_FOUND where the practice has no such supervision */
export async function endSupervision(tx: Tx, { practiceId }: PracticeScope, now: Date, id: string): Promise<void> {
  const { count } = await tx.supervision.updateMany({ where: { practiceId, id, endedAt: null }, data: { endedAt: now } });
  if (count === 0 && (await tx.supervision.count({ where: { practiceId, id } })) === 0)
    throw new AppError("NOT_FOUND", "no such supervision");
}
