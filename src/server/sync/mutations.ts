import { z } from "zod";
import { roleMay } from "@/domain/access/permissions";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { refusedByCare } from "@/domain/sync/care-window";
import {
  type Operation,
  type OperationEnvelope,
  type OperationResult,
  operationSchema,
  type RejectionCode,
  rejectionCodeSchema,
} from "@/domain/sync/operation";
import { inDeviceOrder } from "@/domain/sync/push-order";
import { Prisma } from "@/generated/prisma/client";
import { type AuditEvent, appendAudit, appended } from "../audit/audit";
import { applyCheckBackOperation } from "../check-back/mutations";
import { practiceSecret } from "../crypto/practice-secret";
import { clientSealer } from "../crypto/seal";
import { isStoredAlready } from "../database-failure";
import { endWith, inPractice, type Tx } from "../db";
import { log } from "../log";
import { applyOwnItemOperation } from "../own-item/mutations";
import { applyPaceOperation } from "../pace/operations";
import { applyRecordOperation } from "../record/mutations";
import { appCode } from "../trpc-error";
import { type ActResult, ChangedMeanwhile } from "./act";
import { getArrival } from "./data";
import { operationHash } from "./payload-hash";

/** What op_log keeps of an answer. */
const storedResultSchema = z.strictObject({ rejection: rejectionCodeSchema.nullable() });

/**
 * Answers each operation of a push in a transaction of its own, in the device's order.
 * A rejected operation blocks no other. One that failed unexpectedly is answered `retry` and so are the later ones of
 * the same entity, because they rest on it.
 * @param now when the push came; the device's times order and authorise nothing
 * @returns one result for each operation, in the order given
 * @throws AppError UNAUTHENTICATED where the person may not write any more; what was stored until then stays stored.
 *   ERASED where nothing of them is kept any more
 */
export async function push(scope: ClientScope, now: Date, operations: readonly OperationEnvelope[]): Promise<OperationResult[]> {
  const results = new Map<OperationEnvelope, OperationResult>();
  const blocked = new Set<string>();
  const predicted = new Set<string>();
  let unavailable = false;
  for (const operation of inDeviceOrder(operations)) {
    let result = retry(operation);
    if (!unavailable && !blocked.has(operation.entityId)) {
      try {
        result = await answer(scope, now, operation, predicted.has(operation.entityId));
      } catch (error) {
        if (appCode(error) === "UNAUTHENTICATED" || appCode(error) === "ERASED") throw error;
        unavailable = appCode(error) === "UNAVAILABLE";
        log({ event: "procedureFailed", procedure: "sync.push", code: appCode(error), error });
      }
    }
    results.set(operation, result);
    if (result.status === "retry") blocked.add(operation.entityId);
    if (operation.type === "record.predict" && result.status === "applied") predicted.add(operation.entityId);
  }
  return operations.map((operation) => results.get(operation) ?? retry(operation));
}

function retry(operation: OperationEnvelope): OperationResult {
  return { opId: operation.opId, status: "retry", rejection: null };
}

async function answer(scope: ClientScope, now: Date, envelope: OperationEnvelope, predictedInPush: boolean): Promise<OperationResult> {
  const parsed = operationSchema.safeParse(envelope);
  // A type or version from a newer device: an instance that knows it may answer the next time.
  if (!parsed.success && !isKnown(envelope)) return retry(envelope);
  const operation = parsed.success ? parsed.data : null;
  const once = () => inPractice(scope.practiceId, (tx) => answerOnce(tx, scope, now, envelope, operation, predictedInPush));
  try {
    return await once();
  } catch (error) {
    // A double tap or a second tab: now the other's answer is there.
    if (error instanceof ChangedMeanwhile || isStoredAlready(error)) return await once();
    throw error;
  }
}

function isKnown(envelope: OperationEnvelope): boolean {
  return envelope.v === 1 && operationSchema.options.some((option) => option.shape.type.value === envelope.type);
}

async function answerOnce(
  tx: Tx,
  scope: ClientScope,
  now: Date,
  envelope: OperationEnvelope,
  operation: Operation | null,
  predictedInPush: boolean,
): Promise<OperationResult> {
  const { opId } = envelope;
  const { standing, stored, secret } = await getArrival(tx, scope, opId);
  const payloadHash = operationHash(await practiceSecret(tx, scope.practiceId, "opPayload", secret), scope, envelope);
  if (stored) {
    if (Buffer.from(stored.payloadHash).equals(payloadHash)) {
      return { opId, status: "duplicate", rejection: storedResultSchema.parse(stored.result).rejection };
    }
    await appendAudit(tx, scope.practiceId, now, scope.userId, scope.clientId, eventOf(envelope, "ID_REUSE"));
    return { opId, status: "rejected", rejection: "ID_REUSE" };
  }
  const rejection = operation ? (refusedByCare(standing, now) ?? (await apply(tx, scope, now, operation, predictedInPush))) : "INVALID";
  store(tx, scope, now, envelope, payloadHash, rejection);
  return { opId, status: rejection ? "rejected" : "applied", rejection };
}

async function apply(tx: Tx, scope: ClientScope, now: Date, operation: Operation, predictedInPush: boolean): Promise<ActResult> {
  if (!isReadableTime(operation)) return "INVALID";
  const act = { tx, scope, now, predictedInPush, sealer: () => clientSealer(tx, scope) };
  switch (operation.type) {
    case "pace.request":
    case "pace.addWords":
    case "pace.takeBack":
    case "pace.feltHeard":
      if (!roleMay(scope.role, "pace:write:own")) throw new AppError("UNAUTHENTICATED");
      return applyPaceOperation(act, operation);
    case "ownItem.put":
    case "ownItem.retire":
      if (!roleMay(scope.role, "ownItem:write:own")) throw new AppError("UNAUTHENTICATED");
      return applyOwnItemOperation(act, operation);
    case "checkBack.answer":
    case "checkBack.move":
    case "checkBack.cannotKnow":
      return applyCheckBackOperation(act, operation);
    default:
      return applyRecordOperation(act, operation);
  }
}

/** A time zone that this machine knows, and a year that the database can hold. */
function isReadableTime(operation: Operation): boolean {
  if (Number.isNaN(Date.parse(operation.occurredAt)) || Date.parse(operation.occurredAt) < 0) return false;
  return isKnownZone(operation.zone);
}

/** Asking the machine takes longer than all the rest of a small operation; what it knows it goes on knowing. */
const knownZones = new Set<string>();
/** More than there are; upper and lower case make further names of them. */
const MOST_ZONES = 1000;

function isKnownZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    return false;
  }
  if (knownZones.size < MOST_ZONES) knownZones.add(zone);
  return true;
}

/**
 * Keeps what was answered, with its audit event, in one statement and in one message with the commit. Where the same operation was answered
 * meanwhile its key is there already, and nothing of this transaction is kept.
 */
function store(
  tx: Tx,
  scope: ClientScope,
  now: Date,
  envelope: OperationEnvelope,
  payloadHash: Uint8Array<ArrayBuffer>,
  rejection: RejectionCode | null,
): void {
  const { opId, type, entityId, deviceId, seq } = envelope;
  const { practiceId, userId } = scope;
  const hash = Buffer.from(payloadHash).toString("hex");
  endWith(
    tx,
    Prisma.sql`
    with kept as (
      insert into op_log (practice_id, user_id, op_id, type, entity_id, device_id, seq, payload_hash, result, received_at)
      values (${practiceId}::uuid, ${userId}::uuid, ${opId}::uuid, ${type}, ${entityId}::uuid, ${deviceId}::uuid, ${seq}, decode(${hash}, 'hex'),
        ${JSON.stringify({ rejection })}::jsonb, ${now.toISOString()}::timestamptz)
      returning 1)
    select ${appended(practiceId, now, userId, scope.clientId, eventOf(envelope, rejection ?? "applied"))} from kept`,
  );
}

function eventOf({ type, opId, entityId }: OperationEnvelope, result: string): AuditEvent {
  return { kind: "operation", type, opId, entityId, result };
}
