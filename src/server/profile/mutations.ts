import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { ownAddress } from "../auth/own-address";
import type { Tx } from "../db";
import type { correctProfileInput } from "./schema";

/** Name and time zone as the client gives them, everywhere at once: their therapist reads the same name. */
export async function correctProfile(tx: Tx, scope: ClientScope, input: z.infer<typeof correctProfileInput>): Promise<void> {
  const { practiceId, clientId, userId } = scope;
  const { displayName, timeZone } = input;
  // An erasure that was under way has emptied the name; it must not come back.
  const { count } = await tx.client.updateMany({ where: { practiceId, id: clientId, erasedAt: null }, data: { displayName, timeZone } });
  if (count === 0) throw new AppError("NOT_FOUND");
  await tx.appUser.updateMany({ where: { practiceId, id: userId, disabledAt: null }, data: { displayName } });
}

/**
 * Another address to sign in with. Open links to a new passphrase stop working, and the invitation's record follows.
 * @returns the address until now, to be told; `notAvailable` where the new one cannot be had
 */
export async function correctAddress(
  tx: Tx,
  scope: ClientScope,
  now: Date,
  address: string,
): Promise<{ ok: true; before: string } | { ok: false; reason: "notAvailable" }> {
  const { practiceId, clientId, userId } = scope;
  const before = await ownAddress(tx, scope);
  if (before === null) return { ok: false, reason: "notAvailable" };
  if (before === address) return { ok: true, before };
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`select auth_set_address(${practiceId}::uuid, ${userId}::uuid, ${address}) as done`;
  if (!row?.done) return { ok: false, reason: "notAvailable" };
  await tx.$queryRaw`select auth_void_resets(${practiceId}::uuid, ${userId}::uuid, ${now.toISOString()}::timestamptz)::text`;
  await tx.invitation.updateMany({ where: { practiceId, clientId }, data: { email: address } });
  return { ok: true, before };
}
