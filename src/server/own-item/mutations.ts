import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { OwnItemKind } from "@/domain/own-item/kind";
import type { Operation } from "@/domain/sync/operation";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import type { ActResult, OperationAct } from "../sync/act";
import { ownItemWordsRef } from "./sealed-words";

type OwnItemOperation = Extract<Operation, { type: `ownItem.${string}` }>;
type Entry = { id: string; kind: OwnItemKind; words: string; position: number };

/** Applies one of the client's operations on their own lists. */
export async function applyOwnItemOperation(act: Omit<OperationAct, "operation">, operation: OwnItemOperation): Promise<ActResult> {
  const { tx, scope, now } = act;
  switch (operation.type) {
    case "ownItem.put":
      return put(tx, scope, await act.sealer(), now, { id: operation.entityId, ...operation.payload });
    case "ownItem.retire":
      return retire(tx, scope, now, operation.entityId, operation.payload.retired);
  }
}

/**
 * A therapist writes an entry down together with the client.
 * @throws AppError NOT_FOUND where the id is another client's, INVALID_INPUT where the entry is of another kind
 */
export async function putOwnItem(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, entry: Entry): Promise<void> {
  const refused = await put(tx, scope, sealer, now, entry);
  if (refused) throw new AppError(refused === "INVALID" ? "INVALID_INPUT" : "NOT_FOUND");
}

/** @throws AppError NOT_FOUND where it is not this client's */
export async function retireOwnItem(tx: Tx, scope: ClientScope, now: Date, itemId: string, retired: boolean): Promise<void> {
  if (await retire(tx, scope, now, itemId, retired)) throw new AppError("NOT_FOUND");
}

/** New, or in new words or at another place. Its kind stays: another kind of thing is another entry. */
async function put(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, entry: Entry): Promise<"INVALID" | "NOT_FOUND" | null> {
  const { practiceId, clientId } = scope;
  const { id, kind, words, position } = entry;
  const wordsSealed = sealer.seal(ownItemWordsRef(id), { words });
  const row = { practiceId, id, clientId, kind, wordsSealed, position, createdAt: now, updatedAt: now };
  const { count } = await tx.ownItem.createMany({ data: [row], skipDuplicates: true });
  if (count > 0) return null;
  const changed = await tx.ownItem.updateMany({
    where: { practiceId, clientId, id, kind },
    data: { wordsSealed, position, updatedAt: now },
  });
  if (changed.count > 0) return null;
  return (await tx.ownItem.count({ where: { practiceId, clientId, id } })) > 0 ? "INVALID" : "NOT_FOUND";
}

/** Put away, or taken out again. Put away once more, it keeps since when. */
async function retire(tx: Tx, scope: ClientScope, now: Date, id: string, retired: boolean): Promise<"NOT_FOUND" | null> {
  const where = { practiceId: scope.practiceId, clientId: scope.clientId, id };
  const changed = await tx.ownItem.updateMany({
    where: { ...where, retiredAt: retired ? null : { not: null } },
    data: { retiredAt: retired ? now : null, updatedAt: now },
  });
  if (changed.count > 0) return null;
  return (await tx.ownItem.count({ where })) > 0 ? null : "NOT_FOUND";
}
