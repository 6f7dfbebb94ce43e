import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { Addition } from "./addition";
import { type Draft, modernDraft } from "./draft";
import type { OutboxEntry } from "./outbox-order";
import type { LocalPace } from "./pace-state";

/** What is kept about the device itself. */
export type DeviceMeta = {
  deviceId: string;
  /** The last operation's number; counts up for as long as this database lives. */
  seq: number;
  pace: LocalPace | null;
  /** ISO instant of the server's last acknowledgement; null before the first. */
  lastSentAt: string | null;
};

export interface DeviceSchema extends DBSchema {
  drafts: { key: string; value: Draft };
  additions: { key: string; value: Addition };
  outbox: { key: string; value: OutboxEntry; indexes: { bySeq: number } };
  meta: { key: string; value: DeviceMeta };
}
export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

export const META_KEY = "device";
const DATABASE_VERSION = 3;

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
  if (!(await tx.store.get(META_KEY))) {
    await tx.store.put({ deviceId: crypto.randomUUID(), seq: 0, pace: null, lastSentAt: null }, META_KEY);
  }
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
