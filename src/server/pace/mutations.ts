import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Operation, OperationOf } from "@/domain/sync/operation";
import { lockClient } from "../client/lock";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import type { ActResult, OperationAct } from "../sync/act";
import type { answeredPace } from "./schema";
import { paceAnswerRef, paceWordsRef } from "./sealed-words";

type PaceOperation = Extract<Operation, { type: `pace.${string}` }>;
type LockedRequest = { kind: string; takenBackAt: Date | null; answeredAt: Date | null };

/** Applies one of the client's operations on a pace request. */
export async function applyPaceOperation(act: Omit<OperationAct, "operation">, operation: PaceOperation): Promise<ActResult> {
  switch (operation.type) {
    case "pace.request":
      return request({ ...act, operation });
    case "pace.addWords":
      return addWords({ ...act, operation });
    case "pace.takeBack":
      return takeBack({ ...act, operation });
  }
}

/**
 * "Can we slow down?" From its commit on it holds exposure work until a therapist answers: it locks the client's row,
 * as assigning does, so that one of the two sees the other. The same request again is the same request.
 */
async function request(act: OperationAct<OperationOf<"pace.request">>): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  await lockClient(tx, scope);
  const { entityId, occurredAt, zone, payload } = operation;
  const { practiceId, clientId } = scope;
  const { count } = await tx.paceRequest.createMany({
    data: [{ practiceId, id: entityId, clientId, kind: payload.kind, occurredAt: new Date(occurredAt), zone, receivedAt: now }],
    skipDuplicates: true,
  });
  if (count > 0) return null;
  const known = await lockRequest(tx, scope, entityId);
  if (!known) return "NOT_FOUND";
  return known.kind === payload.kind ? null : "INVALID";
}

/** Words that the client adds afterwards. Until the answer, later words replace earlier ones. */
async function addWords(act: OperationAct<OperationOf<"pace.addWords">>): Promise<ActResult> {
  const { tx, scope, operation } = act;
  const known = await lockRequest(tx, scope, operation.entityId);
  if (!known || known.takenBackAt) return "NOT_FOUND";
  if (known.answeredAt) return "ALREADY_ANSWERED";
  const sealer = await act.sealer();
  const wordsSealed = sealer.seal(paceWordsRef(operation.entityId), { words: operation.payload.words });
  await update(tx, scope, operation.entityId, { wordsSealed });
  return null;
}

/** Possible until it is answered: an answer stands. */
async function takeBack(act: OperationAct<OperationOf<"pace.takeBack">>): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  const known = await lockRequest(tx, scope, operation.entityId);
  if (!known) return "NOT_FOUND";
  if (known.answeredAt) return "ALREADY_ANSWERED";
  if (!known.takenBackAt) await update(tx, scope, operation.entityId, { takenBackAt: now });
  return null;
}

/**
 * A therapist answers. One answer is for all of this client's open requests, and is sealed to each of them.
 * @throws AppError NOT_FOUND where the request is not this client's
 */
export async function answerPace(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  now: Date,
  input: { paceRequestId: string; words: string },
): Promise<z.infer<typeof answeredPace>> {
  await lockClient(tx, scope);
  const asked = await lockRequest(tx, scope, input.paceRequestId);
  if (!asked) throw new AppError("NOT_FOUND");
  if (asked.takenBackAt) return { ok: false, reason: "takenBack" };
  if (asked.answeredAt) return { ok: false, reason: "alreadyAnswered" };
  const open = await lockOpenRequests(tx, scope);
  for (const { id } of open) {
    const answerSealed = sealer.seal(paceAnswerRef(id), { words: input.words });
    await update(tx, scope, id, { answeredAt: now, answeredBy: scope.userId, answerSealed });
  }
  return { ok: true, answered: open.length };
}

async function lockRequest(tx: Tx, scope: ClientScope, id: string): Promise<LockedRequest | null> {
  const [row] = await tx.$queryRaw<LockedRequest[]>`
    select kind::text as kind, taken_back_at as "takenBackAt", answered_at as "answeredAt" from pace_request
    where practice_id = ${scope.practiceId}::uuid and client_id = ${scope.clientId}::uuid and id = ${id}::uuid for update`;
  return row ?? null;
}

async function lockOpenRequests(tx: Tx, scope: ClientScope): Promise<{ id: string }[]> {
  return tx.$queryRaw<{ id: string }[]>`
    select id from pace_request
    where practice_id = ${scope.practiceId}::uuid and client_id = ${scope.clientId}::uuid and answered_at is null and taken_back_at is null
    order by id for update`;
}

async function update(
  tx: Tx,
  scope: ClientScope,
  id: string,
  data: {
    wordsSealed?: Uint8Array<ArrayBuffer>;
    takenBackAt?: Date;
    answeredAt?: Date;
    answeredBy?: string;
    answerSealed?: Uint8Array<ArrayBuffer>;
  },
): Promise<void> {
  await tx.paceRequest.updateMany({ where: { practiceId: scope.practiceId, clientId: scope.clientId, id }, data });
}
