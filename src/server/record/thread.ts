import type { ClientScope } from "@/domain/access/scope";
import { isReadableByTherapist } from "@/domain/record/share";
import type { OperationOf } from "@/domain/sync/operation";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { type ActResult, happenedAt, type OperationAct } from "../sync/act";
import { messageWordsRef } from "./sealed-words";
import { VISIBILITY_FROM_STORED } from "./stored-enums";
import { lockRecord } from "./stored-record";

type Message = { id: string; recordId: string; words: string; fromClient: boolean; writtenAt: Date; receivedAt: Date };

/** A line of the client's under a record that somebody reads. Its id is the operation's. */
export async function reply(act: OperationAct<OperationOf<"record.reply">>): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const { entityId: recordId, opId: id, payload } = operation;
  const record = await lockRecord(tx, scope, recordId);
  if (!record) return "NOT_FOUND";
  if (!isReadableByTherapist(VISIBILITY_FROM_STORED[record.visibility])) return "NOT_SHARED";
  const message = { id, recordId, words: payload.words, fromClient: true, writtenAt: happenedAt(act), receivedAt: now };
  return (await insertMessage(tx, scope, await act.sealer(), message)) ? null : "ID_REUSE";
}

/** The client has had the thread on the screen. */
export async function seeThread(act: OperationAct<OperationOf<"record.seeThread">>): Promise<ActResult> {
  const record = await lockRecord(act.tx, act.scope, act.operation.entityId);
  if (!record) return "NOT_FOUND";
  await markSeen(act.tx, act.scope, record.id, { fromClient: false }, happenedAt(act));
  return null;
}

/** Marks what the other side wrote on a record as seen. One statement. */
export async function markSeen(
  tx: Tx,
  scope: ClientScope,
  recordId: string,
  { fromClient }: { fromClient: boolean },
  seenAt: Date,
): Promise<void> {
  const { practiceId, clientId } = scope;
  await tx.recordMessage.updateMany({ where: { practiceId, clientId, recordId, fromClient, seenAt: null }, data: { seenAt } });
}

/** Stores a message. False where there is a message of this id already. */
export async function insertMessage(tx: Tx, scope: ClientScope, sealer: Sealer, { words, ...message }: Message): Promise<boolean> {
  const { practiceId, clientId, userId: authorId } = scope;
  const wordsSealed = sealer.seal(messageWordsRef(message.id), { words });
  const { count } = await tx.recordMessage.createMany({
    data: [{ practiceId, clientId, authorId, wordsSealed, ...message }],
    skipDuplicates: true,
  });
  return count > 0;
}

/** Whether a message of this id is this therapist's on this record. */
export async function isOwnMessage(
  tx: Tx,
  { practiceId, clientId, userId: authorId }: ClientScope,
  recordId: string,
  id: string,
): Promise<boolean> {
  return (await tx.recordMessage.count({ where: { practiceId, clientId, id, recordId, authorId, fromClient: false } })) > 0;
}
