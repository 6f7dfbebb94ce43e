import type { ClientScope } from "@/domain/access/scope";
import { localDate } from "@/domain/calendar/local-date";
import type { Operation, OperationOf } from "@/domain/sync/operation";
import type { Prisma } from "@/generated/prisma/client";
import { toDay } from "../check-back/subjects";
import { lockClient } from "../client/lock";
import type { Tx } from "../db";
import { type ActResult, happenedAt, type OperationAct } from "../sync/act";
import { type PaceWords, paceWordsRef, paceWordsSchema } from "./sealed-words";

type PaceOperation = Extract<Operation, { type: `pace.${string}` }>;
export type LockedRequest = {
  kind: string;
  receivedAt: Date;
  takenBackAt: Date | null;
  answeredAt: Date | null;
  wordsSealed: Uint8Array | null;
  feltHeard: number | null;
  assignmentId: string | null;
};

/** Applies one of the client's operations on a pace request. */
export async function applyPaceOperation(act: Omit<OperationAct, "operation">, operation: PaceOperation): Promise<ActResult> {
  switch (operation.type) {
    case "pace.request":
      return request({ ...act, operation });
    case "pace.addWords":
      return addWords({ ...act, operation });
    case "pace.takeBack":
      return takeBack({ ...act, operation });
    case "pace.feltHeard":
      return sayFeltHeard({ ...act, operation });
  }
}

/**
 * "Can we slow down?" From its commit on it holds exposure work until a therapist answers: it locks the client's row,
 * as assigning does, so that one of the two sees the other. The same request again is the same request. Where it was made is
 * kept as the device said it, as far as the assignment is the client's; the record may still be a draft on the phone.
 *
 * New exposure work that was given while it was on its way, and that nobody has begun, is put on hold: had the request been known
 * that work would have been refused, and whichever came first the client is asked for the same. This goes by the device's clock,
 * which may be wrong; it can only ever hold more, and after the answer it is one tap to take it off hold.
 */
async function request(act: OperationAct<OperationOf<"pace.request">>): Promise<ActResult> {
  const { tx, scope, now, operation } = act;
  await lockClient(tx, scope);
  const { entityId, occurredAt, zone, payload } = operation;
  const { practiceId, clientId } = scope;
  const { assignmentId = null, recordId = null, phase = null, field = null } = payload.at ?? {};
  const [stored] = await tx.$queryRaw<{ count: number }[]>`
    with asked as (
      insert into pace_request (practice_id, id, client_id, kind, occurred_at, zone, received_at, assignment_id, record_id, step_id, phase, field)
      select ${practiceId}::uuid, ${entityId}::uuid, ${clientId}::uuid, ${payload.kind}::pace_kind, ${occurredAt}::timestamptz, ${zone},
        ${now.toISOString()}::timestamptz, a.id, ${recordId}::uuid, coalesce(a.step_id, r.step_id), ${phase}, ${field}
      from (select 1) one
      left join assignment a on a.practice_id = ${practiceId}::uuid and a.client_id = ${clientId}::uuid and a.id = ${assignmentId}::uuid
      left join record r on r.practice_id = ${practiceId}::uuid and r.client_id = ${clientId}::uuid and r.id = ${recordId}::uuid
      on conflict do nothing returning practice_id, client_id, occurred_at
    ), held as (
      update assignment a set state = 'held' from asked q
      where a.practice_id = q.practice_id and a.client_id = q.client_id and a.state = 'active' and a.step_id is not null
        and a.assigned_at > q.occurred_at
        and not exists (select 1 from record b where b.practice_id = a.practice_id and b.client_id = a.client_id
          and b.assignment_id = a.id)
    )
    select count(*)::int as count from asked`;
  if (stored && stored.count > 0) return null;
  const known = await lockRequest(tx, scope, entityId);
  if (!known) return "NOT_FOUND";
  return known.kind === payload.kind ? null : "INVALID";
}

/**
 * What the client adds afterwards. Until the answer, later things replace earlier ones, each for itself. Stopping for today is
 * the client's own, so that an answer does not come in its way.
 */
async function addWords(act: OperationAct<OperationOf<"pace.addWords">>): Promise<ActResult> {
  const { tx, scope, operation } = act;
  const { askFirst, exhaustion, stopForToday } = operation.payload;
  const known = await lockRequest(tx, scope, operation.entityId);
  if (!known || known.takenBackAt) return "NOT_FOUND";
  const onlyStops = Object.entries(operation.payload).every(([name, each]) => each === undefined || name === "stopForToday");
  if (known.answeredAt && !onlyStops) return "ALREADY_ANSWERED";
  const wordsSealed = await sealAdded(act, known);
  const today = localDate(happenedAt(act), operation.zone, operation.zone);
  await update(tx, scope, operation.entityId, {
    ...(wordsSealed ? { wordsSealed } : {}),
    ...(askFirst === undefined ? {} : { askFirst }),
    ...(exhaustion === undefined ? {} : { exhaustion }),
    ...(await placeOf(act, known)),
    ...(stopForToday === undefined ? {} : { stoppedOn: stopForToday ? toDay(today) : null }),
  });
  return null;
}

/** A request that was made at no assignment is about the one that the client names with the smaller version. */
async function placeOf(
  { tx, scope, operation }: OperationAct<OperationOf<"pace.addWords">>,
  known: LockedRequest,
): Promise<{ assignmentId?: string; stepId?: string | null }> {
  const assignmentId = operation.payload.smaller?.assignmentId;
  if (assignmentId === undefined || known.assignmentId !== null) return {};
  const { practiceId, clientId } = scope;
  const assignment = await tx.assignment.findFirst({ where: { practiceId, clientId, id: assignmentId }, select: { stepId: true } });
  return assignment ? { assignmentId, stepId: assignment.stepId } : {};
}

/** The words that stand with those that were added; null where none were. */
async function sealAdded(act: OperationAct<OperationOf<"pace.addWords">>, known: LockedRequest): Promise<Uint8Array<ArrayBuffer> | null> {
  const { words, tooMuch, smaller } = act.operation.payload;
  if (words === undefined && tooMuch === undefined && smaller === undefined) return null;
  const sealer = await act.sealer();
  const ref = paceWordsRef(act.operation.entityId);
  const before: PaceWords = known.wordsSealed
    ? sealer.open(ref, known.wordsSealed, paceWordsSchema)
    : { words: null, tooMuch: null, smaller: null };
  return sealer.seal(ref, {
    words: words ?? before.words,
    tooMuch: tooMuch ?? before.tooMuch,
    smaller: smaller?.words ?? before.smaller,
  });
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

/** Whether it helped, said after the answer. It can be said anew until the client asks again: then it is about something else. */
async function sayFeltHeard(act: OperationAct<OperationOf<"pace.feltHeard">>): Promise<ActResult> {
  const { tx, scope, operation } = act;
  const known = await lockRequest(tx, scope, operation.entityId);
  if (!known || known.takenBackAt) return "NOT_FOUND";
  if (!known.answeredAt) return "NOT_ANSWERED";
  if (known.feltHeard !== null && (await hasAskedSince(tx, scope, known.answeredAt))) return "LOCKED";
  await update(tx, scope, operation.entityId, { feltHeard: operation.payload.feltHeard, feltHeardAt: happenedAt(act) });
  return null;
}

async function hasAskedSince(tx: Tx, { practiceId, clientId }: ClientScope, since: Date): Promise<boolean> {
  return (await tx.paceRequest.count({ where: { practiceId, clientId, takenBackAt: null, receivedAt: { gt: since } } })) > 0;
}

/** A request of this client, locked until the transaction ends; null where it is not theirs. */
export async function lockRequest(tx: Tx, scope: ClientScope, id: string): Promise<LockedRequest | null> {
  const [row] = await tx.$queryRaw<LockedRequest[]>`
    select kind::text as kind, received_at as "receivedAt", taken_back_at as "takenBackAt", answered_at as "answeredAt",
      words_sealed as "wordsSealed", felt_heard as "feltHeard", assignment_id as "assignmentId" from pace_request
    where practice_id = ${scope.practiceId}::uuid and client_id = ${scope.clientId}::uuid and id = ${id}::uuid for update`;
  return row ?? null;
}

async function update(tx: Tx, scope: ClientScope, id: string, data: Prisma.PaceRequestUncheckedUpdateManyInput): Promise<void> {
  await tx.paceRequest.updateMany({ where: { practiceId: scope.practiceId, clientId: scope.clientId, id }, data });
}
