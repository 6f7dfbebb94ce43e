import { uuidv7 } from "uuidv7";
import { breakGlassExpiry } from "@/domain/access/break-glass";
import type { PracticeScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { HAS_CARE_CONSENT } from "../auth/care-relationship";
import { clientSealer } from "../crypto/seal";
import type { Tx } from "../db";
import { addNotices } from "../notice/mutations";
import { listPeopleToTell } from "./data";
import { breakGlassReasonRef } from "./sealed-words";

export type OpenedBreakGlass = { breakGlassId: string; expiresAt: Date; addresses: string[] };

/**
 * Lets this supervisor read one client for an hour, and tells the therapist and the admins in the same transaction.
 * @returns `addresses` of those who are told, for a mail after the commit
 * @throws AppError NOT_FOUND where the practice has no such client, the client was erased, or took back the consent to care
 */
export async function openBreakGlass(
  tx: Tx,
  scope: PracticeScope,
  now: Date,
  input: { clientId: string; reason: string },
): Promise<OpenedBreakGlass> {
  const { practiceId, userId } = scope;
  const [client] = await tx.$queryRaw<{ id: string }[]>`
    select c.id from client c
    where c.practice_id = ${practiceId}::uuid and c.id = ${input.clientId}::uuid and c.erased_at is null and ${HAS_CARE_CONSENT}
    for key share of c`;
  if (!client) throw new AppError("NOT_FOUND", "no such client");
  const sealer = await clientSealer(tx, { practiceId, clientId: client.id });
  const id = uuidv7();
  const expiresAt = breakGlassExpiry(now);
  const reasonSealed = sealer.seal(breakGlassReasonRef(id), input.reason);
  await tx.breakGlassAccess.create({
    data: { practiceId, id, supervisorId: userId, clientId: client.id, reasonSealed, startedAt: now, expiresAt },
  });
  const told = await listPeopleToTell(tx, scope, client.id);
  const userIds = told.map((person) => person.userId);
  await addNotices(tx, { practiceId, userIds, kind: "break_glass_opened", actorId: userId, clientId: client.id, subjectId: id, now });
  return { breakGlassId: id, expiresAt, addresses: told.flatMap(({ email }) => (email ? [email] : [])) };
}

/** Ends one's own emergency access before its hour is over; ended already stays so. @throws AppError NOT_FOUND for anybody else's */
export async function closeBreakGlass(tx: Tx, scope: PracticeScope, now: Date, breakGlassId: string): Promise<{ clientId: string }> {
  const own = { practiceId: scope.practiceId, id: breakGlassId, supervisorId: scope.userId };
  const access = await tx.breakGlassAccess.findFirst({ where: own, select: { clientId: true } });
  if (!access) throw new AppError("NOT_FOUND", "no such access");
  await tx.breakGlassAccess.updateMany({ where: { ...own, endedAt: null, expiresAt: { gt: now } }, data: { endedAt: now } });
  return access;
}
