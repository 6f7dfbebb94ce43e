import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Tx } from "../db";

/**
 * Makes the transactions that must see each other wait in line: a pace request and an assignment for the same client,
 * or two changes to one ladder. Read what you decide on *after* this, in its own statement.
 * "No key": rows that merely name the client need not wait.
 */
export async function lockClient(tx: Tx, scope: ClientScope): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from client where practice_id = ${scope.practiceId}::uuid and id = ${scope.clientId}::uuid and erased_at is null for no key update`;
  if (rows.length === 0) throw new AppError("NOT_FOUND");
}
