import { uuidv7 } from "uuidv7";
import type { Operation, OperationOf, OperationResult, OperationType } from "@/domain/sync/operation";
import { type DeviceDatabase, type DeviceMeta, META_KEY, PACE_DRAFT_KEY } from "./device-store";
import type { Draft } from "./draft";
import { type OutboxEntry, type Settlement, settle } from "./outbox-order";
import type { PaceDraft } from "./pace-draft";
import type { LocalPace, StoppedHere } from "./pace-state";

/** What a screen says; ids, number, time and zone are added when it is written down. */
export type NewOperation = {
  [T in OperationType]: {
    type: T;
    entityId: string;
    payload: OperationOf<T>["payload"];
    text: string;
    title: string;
    /** The moment of the tap, where it has been noted already; else the moment of writing it down. */
    occurredAt?: string;
  };
}[OperationType];

/** The change on this device that an operation belongs to. */
export type DeviceChange = {
  draft?: Draft;
  pace?: LocalPace | null;
  stopped?: StoppedHere;
  /** null: what was being added is in the operation now. */
  paceDraft?: null;
};

const STRICT = { durability: "strict" } as const;

/**
 * Writes operations and the change they belong to in one transaction: either both are on this device or neither.
 * Resolves once the browser has said so ("Saved on this phone"). Operations keep the order of the list.
 */
export async function enqueue(database: DeviceDatabase, operations: readonly NewOperation[], change: DeviceChange = {}): Promise<void> {
  const now = new Date().toISOString();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const tx = database.transaction(["drafts", "outbox", "meta", "paceDraft"], "readwrite", STRICT);
  const meta = await tx.objectStore("meta").get(META_KEY);
  if (!meta) throw new Error("the device has no meta row");
  let seq = meta.seq;
  for (const { text, title, occurredAt = now, ...operation } of operations) {
    seq += 1;
    // The union's members differ only in type and payload, which belong together in `operation`.
    const whole = { v: 1, opId: uuidv7(), deviceId: meta.deviceId, seq, occurredAt, zone, ...operation } as Operation;
    await tx.objectStore("outbox").put({ operation: whole, state: "waiting", rejection: null, text, title });
  }
  const pace = change.pace === undefined ? meta.pace : change.pace;
  await tx.objectStore("meta").put({ ...meta, seq, pace, stopped: change.stopped ?? meta.stopped }, META_KEY);
  if (change.paceDraft === null) await tx.objectStore("paceDraft").delete(PACE_DRAFT_KEY);
  if (change.draft) await tx.objectStore("drafts").put(change.draft);
  await tx.done;
}

/** Everything not acknowledged, in the order it was made. */
export function listOutbox(database: DeviceDatabase): Promise<OutboxEntry[]> {
  return database.getAllFromIndex("outbox", "bySeq");
}

/**
 * Takes the server's answers in: what was stored leaves the outbox, and a finished record's draft with it; what was
 * refused stays with its text; the rest waits. One transaction.
 */
export async function markResults(
  database: DeviceDatabase,
  sent: readonly OutboxEntry[],
  results: readonly OperationResult[],
): Promise<Settlement[]> {
  const settlements = settle(sent, results);
  const tx = database.transaction(["drafts", "outbox", "meta"], "readwrite", STRICT);
  const outbox = tx.objectStore("outbox");
  for (const [index, settlement] of settlements.entries()) {
    const { opId, entityId, type } = settlement.operation;
    const entry = sent[index];
    const isGone = settlement.kind === "sent" || settlement.kind === "dropped";
    if (isGone) await outbox.delete(opId);
    if (settlement.kind === "attention" && entry) await outbox.put({ ...entry, state: "attention", rejection: settlement.rejection });
    if (isGone && type === "record.finish") await tx.objectStore("drafts").delete(entityId);
  }
  const meta = await tx.objectStore("meta").get(META_KEY);
  if (meta) {
    const wasSent = settlements.some((settlement) => settlement.kind === "sent");
    const now = new Date().toISOString();
    const pace = meta.pace && settledPace(meta.pace, settlements, now);
    await tx.objectStore("meta").put({ ...meta, lastSentAt: wasSent ? now : meta.lastSentAt, pace }, META_KEY);
  }
  await tx.done;
  return settlements;
}

/** The last request of this device after the server's answers. One that the server refused must not hold the button down. */
function settledPace(pace: LocalPace, settlements: readonly Settlement[], now: string): LocalPace | null {
  const own = settlements.filter(({ operation }) => operation.entityId === pace.id);
  const became = (type: OperationType) => own.find(({ operation }) => operation.type === type)?.kind;
  if (became("pace.request") === "dropped") return null;
  return {
    ...pace,
    // It could not be taken back any more: it stands, answered.
    takenBack: pace.takenBack && became("pace.takeBack") !== "dropped",
    ...(became("pace.request") === "sent" && { sentAt: now }),
  };
}

/** What is being added to a request; null: nothing. */
export async function readPaceDraft(database: DeviceDatabase): Promise<PaceDraft | null> {
  return (await database.get("paceDraft", PACE_DRAFT_KEY)) ?? null;
}

export async function savePaceDraft(database: DeviceDatabase, draft: PaceDraft): Promise<void> {
  await database.put("paceDraft", draft, PACE_DRAFT_KEY);
}

/** The client does not want to say how heard they felt: it is not asked again for this request. */
export async function skipFeltHeard(database: DeviceDatabase, requestId: string): Promise<void> {
  const tx = database.transaction("meta", "readwrite", STRICT);
  const meta = await tx.store.get(META_KEY);
  if (meta) await tx.store.put({ ...meta, heardSkipped: requestId }, META_KEY);
  await tx.done;
}

/**
 * Sends a refused operation anew. It gets a new id and number, because the server keeps its answer to the old id
 * for as long as the record lives.
 */
export async function tryAgain(database: DeviceDatabase, opId: string): Promise<void> {
  const tx = database.transaction(["outbox", "meta"], "readwrite", STRICT);
  const entry = await tx.objectStore("outbox").get(opId);
  const meta = await tx.objectStore("meta").get(META_KEY);
  if (entry?.state === "attention" && meta) {
    const seq = meta.seq + 1;
    await tx.objectStore("outbox").delete(opId);
    await tx
      .objectStore("outbox")
      .put({ ...entry, state: "waiting", rejection: null, operation: { ...entry.operation, opId: uuidv7(), seq } });
    await tx.objectStore("meta").put({ ...meta, seq }, META_KEY);
  }
  await tx.done;
}

/** Lets go of a refused operation, and of the finished draft that it was made of. */
export async function letGo(database: DeviceDatabase, opId: string): Promise<void> {
  const tx = database.transaction(["outbox", "drafts"], "readwrite", STRICT);
  const entry = await tx.objectStore("outbox").get(opId);
  if (entry?.state === "attention") {
    await tx.objectStore("outbox").delete(opId);
    if (entry.operation.type === "record.finish") await tx.objectStore("drafts").delete(entry.operation.entityId);
  }
  await tx.done;
}

/** Keeps a draft as it stands. */
export async function saveDraft(database: DeviceDatabase, draft: Draft): Promise<void> {
  const tx = database.transaction("drafts", "readwrite", STRICT);
  await tx.store.put(draft);
  await tx.done;
}

/** Removes a draft of which nothing was sent. */
export function removeDraft(database: DeviceDatabase, recordId: string): Promise<void> {
  return database.delete("drafts", recordId);
}

/** All there is on the device, for one look at it. */
export async function readDevice(database: DeviceDatabase): Promise<{ drafts: Draft[]; outbox: OutboxEntry[]; meta: DeviceMeta }> {
  const tx = database.transaction(["drafts", "outbox", "meta"], "readonly");
  const [drafts, outbox, meta] = await Promise.all([
    tx.objectStore("drafts").getAll(),
    tx.objectStore("outbox").index("bySeq").getAll(),
    tx.objectStore("meta").get(META_KEY),
    tx.done,
  ]);
  if (!meta) throw new Error("the device has no meta row");
  return { drafts, outbox, meta };
}
