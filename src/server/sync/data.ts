import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Tx } from "../db";

export type StoredOperation = { payloadHash: Uint8Array; result: unknown };

/**
 * Authorises now, not when the session was read: the person is still this client and may still sign in.
 * With it comes what was answered to this operation before, if anything. One statement.
 * @throws AppError UNAUTHENTICATED: the device keeps its queue and asks to sign in
 */
export async function getStoredOperation(tx: Tx, scope: ClientScope, opId: string): Promise<StoredOperation | null> {
  const [row] = await tx.$queryRaw<{ payloadHash: Uint8Array | null; result: unknown }[]>`
    select o.payload_hash as "payloadHash", o.result
    from client c
    join app_user u on u.practice_id = c.practice_id and u.id = c.user_id and u.disabled_at is null
    left join op_log o on o.practice_id = c.practice_id and o.user_id = u.id and o.op_id = ${opId}::uuid
    where c.practice_id = ${scope.practiceId}::uuid and c.id = ${scope.clientId}::uuid and u.id = ${scope.userId}::uuid`;
  if (!row) throw new AppError("UNAUTHENTICATED");
  return row.payloadHash ? { payloadHash: row.payloadHash, result: row.result } : null;
}
