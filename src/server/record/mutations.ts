import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { share as afterShare, takeBack as afterTakeBack } from "@/domain/record/share";
import type { Operation, OperationOf } from "@/domain/sync/operation";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import type { ActResult, OperationAct } from "../sync/act";
import { edit } from "./editing";
import { finish, followUp, openAfter, predict } from "./recording";
import type { replied, replyInput, reviewed } from "./schema";
import { reviewNoteRef } from "./sealed-words";
import { PROGRESS_FROM_STORED, VISIBILITY_FROM_STORED, VISIBILITY_TO_STORED } from "./stored-enums";
import { type LockedRecord, lockRecord, lockShared, markOpened, markReviewed, setVisibility } from "./stored-record";
import { insertMessage, isOwnMessage, markSeen, reply, seeThread } from "./thread";

type RecordOperation = Extract<Operation, { type: `record.${string}` }>;

/** Applies one of the client's operations on a record. */
export async function applyRecordOperation(act: Omit<OperationAct, "operation">, operation: RecordOperation): Promise<ActResult> {
  switch (operation.type) {
    case "record.predict":
      return predict({ ...act, operation });
    case "record.openAfter":
      return openAfter({ ...act, operation });
    case "record.finish":
      return finish({ ...act, operation });
    case "record.edit":
      return edit({ ...act, operation });
    case "record.reply":
      return reply({ ...act, operation });
    case "record.seeThread":
      return seeThread({ ...act, operation });
    case "record.followUp":
      return followUp({ ...act, operation });
    case "record.share":
      return share({ ...act, operation });
    case "record.takeBack":
      return takeBack({ ...act, operation });
  }
}

/** The client lets the therapist read a finished record. What is shared already stays as it is. */
async function share(act: OperationAct<OperationOf<"record.share">>): Promise<ActResult> {
  const record = await lockRecord(act.tx, act.scope, act.operation.entityId);
  if (!record) return "NOT_FOUND";
  const next = afterShare(PROGRESS_FROM_STORED[record.progress], VISIBILITY_FROM_STORED[record.visibility]);
  if (!next.ok) return next.reason;
  const visibility = VISIBILITY_TO_STORED[next.visibility];
  if (visibility !== record.visibility) await setVisibility(act.tx, act.scope, record.id, visibility, { sharedAt: act.now });
  return null;
}

/**
 * What was changed after its review is reviewed again. The first note stays; a further one stands in the thread, as
 * everything that is said later does.
 */
async function reviewAgain(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  now: Date,
  { record, note }: { record: LockedRecord; note: string | null },
): Promise<z.infer<typeof reviewed>> {
  const { editedAt, id: recordId } = record;
  const { practiceId } = scope;
  if (!editedAt) return { ok: false, reason: "alreadyReviewed" };
  const where = { practiceId, recordId, reviewedAt: { lte: editedAt } };
  const again = await tx.recordReview.updateMany({ where, data: { reviewedAt: now } });
  if (again.count === 0) return { ok: false, reason: "alreadyReviewed" };
  const message = { id: uuidv7(), recordId, fromClient: false, writtenAt: now, receivedAt: now };
  if (note) await insertMessage(tx, scope, sealer, { ...message, words: note });
  return { ok: true };
}

/** Take back and open both lock the record's row: the first commit wins, and the other is told. */
async function takeBack(act: OperationAct<OperationOf<"record.takeBack">>): Promise<ActResult> {
  const record = await lockRecord(act.tx, act.scope, act.operation.entityId);
  if (!record) return "NOT_FOUND";
  const next = afterTakeBack(VISIBILITY_FROM_STORED[record.visibility]);
  if (!next.ok) return next.reason;
  const visibility = VISIBILITY_TO_STORED[next.visibility];
  if (visibility !== record.visibility) await setVisibility(act.tx, act.scope, record.id, visibility);
  return null;
}

/**
 * A therapist is about to read a record, and what the client wrote under it. From here on it can't be taken back.
 * @throws AppError NOT_FOUND where it is not there, a draft, or was never shared
 */
export async function openForReview(
  tx: Tx,
  scope: ClientScope,
  now: Date,
  recordId: string,
): Promise<{ ok: true } | { ok: false; reason: "takenBack" }> {
  const record = await lockShared(tx, scope, recordId);
  if (!record) return { ok: false, reason: "takenBack" };
  await markOpened(tx, scope, record, now);
  await markSeen(tx, scope, recordId, { fromClient: true }, now);
  return { ok: true };
}

/**
 * A therapist has read a record, with or without a word to the client. Reviewed without having been opened, it counts as opened.
 * @throws AppError NOT_FOUND as `openForReview`
 */
export async function reviewRecord(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  now: Date,
  input: { recordId: string; note: string | null },
): Promise<z.infer<typeof reviewed>> {
  const { recordId, note } = input;
  const record = await lockShared(tx, scope, recordId);
  if (!record) return { ok: false, reason: "takenBack" };
  if (record.visibility === "reviewed") return reviewAgain(tx, scope, sealer, now, { record, note });
  await markReviewed(tx, scope, record, now);
  const noteSealed = note ? sealer.seal(reviewNoteRef(recordId), { note }) : null;
  await tx.recordReview.createMany({
    data: [{ practiceId: scope.practiceId, recordId, therapistId: scope.userId, noteSealed, reviewedAt: now }],
  });
  return { ok: true };
}

/**
 * A line of the therapist's. The same id again is the same message; whoever answers has opened the record.
 * @throws AppError NOT_FOUND where the record is not there, a draft, or was never shared; INVALID_INPUT where the id is another message's
 */
export async function replyAsTherapist(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  now: Date,
  input: Omit<z.infer<typeof replyInput>, "clientId">,
): Promise<z.infer<typeof replied>> {
  const { recordId, messageId: id, words } = input;
  const record = await lockShared(tx, scope, recordId);
  if (!record) return { ok: false, reason: "takenBack" };
  const stored = await insertMessage(tx, scope, sealer, { id, recordId, words, fromClient: false, writtenAt: now, receivedAt: now });
  if (!stored && !(await isOwnMessage(tx, scope, recordId, id))) throw new AppError("INVALID_INPUT");
  await markOpened(tx, scope, record, now);
  return { ok: true };
}
