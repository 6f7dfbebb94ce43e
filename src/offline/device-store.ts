import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { Addition } from "./addition";
import { type Draft, modernDraft } from "./draft";
import type { OutboxEntry } from "./outbox-order";
import type { PaceDraft } from "./pace-draft";
import type { LocalPace, StoppedHere } from "./pace-state";

/** What is kept about the device itself. */
export type DeviceMeta = {
  deviceId: string;
  /** The last operation's number; counts up for as long as this database lives. */
  seq: number;
  pace: LocalPace | null;
  /** The last time that the client stopped for a day here. */
  stopped: StoppedHere | null;
  /** The answered request of which the client did not want to say how heard they felt. */
  heardSkipped: string | null;
  /** ISO instant of the server's last acknowledgement; null before the first. */
  lastSentAt: string | null;
};

export interface DeviceSchema extends DBSchema {
  drafts: { key: string; value: Draft };
  additions: { key: string; value: Addition };
  outbox: { key: string; value: OutboxEntry; indexes: { bySeq: number } };
  meta: { key: string; value: DeviceMeta };
  paceDraft: { key: string; value: PaceDraft };
}
export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

export const META_KEY = "device";
/** There is one at most: what is being added now. */
export const PACE_DRAFT_KEY = "open";
const DATABASE_VERSION = 4;

function databaseName(userId: string): string {
  return `foothold-${userId}`;
}

/**
 * Opens this person's database on this device, one for each user id, and gives the device its id on first use.
 * Throws where the browser has no IndexedDB or refuses it.
 */
export async function openDevice(userId: string): Promise<DeviceDatabase> {
  const database = await openDB<DeviceSchema>(databaseName(userId), DATABASE_VERSION, {
    async upgrade(db, before, _now, tx) {
      if (before < 1) {
        db.createObjectStore("drafts", { keyPath: "recordId" });
        db.createObjectStore("outbox", { keyPath: "operation.opId" }).createIndex("bySeq", "operation.seq");
        db.createObjectStore("meta");
      }
      if (before < 3) db.createObjectStore("additions", { keyPath: "recordId" });
      if (before < 4) db.createObjectStore("paceDraft");
      // Drafts of version 1 knew exposures only, those of version 2 no pace. They are as dear as new ones.
      for (let cursor = await tx.objectStore("drafts").openCursor(); before > 0 && cursor; cursor = await cursor.continue()) {
        await cursor.update(modernDraft(cursor.value));
      }
    },
    blocking(_current, _blocked, event) {
      // Another tab signs out or brings a newer version: give way at once.
      (event.target as IDBDatabase).close();
    },
  });
  const tx = database.transaction("meta", "readwrite", { durability: "strict" });
  const meta = await tx.store.get(META_KEY);
  // Version 3 knew nothing of stopping and of what was skipped.
  const blank = { deviceId: crypto.randomUUID(), seq: 0, pace: null, stopped: null, heardSkipped: null, lastSentAt: null };
  if (meta?.heardSkipped === undefined) await tx.store.put({ ...blank, ...meta }, META_KEY);
  await tx.done;
  return database;
}

/** Removes everything this person has on this device. */
export async function wipeDevice(userId: string, database: DeviceDatabase | null): Promise<void> {
  database?.close();
  await deleteDB(databaseName(userId));
}

/** The meta row; it exists from `openDevice` on. */
export async function readMeta(database: DeviceDatabase): Promise<DeviceMeta> {
  const meta = await database.get("meta", META_KEY);
  if (!meta) throw new Error("the device has no meta row");
  return meta;
}
