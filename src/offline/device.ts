import type { Operation } from "@/domain/sync/operation";
import { type Addition, isWorthKeeping } from "./addition";
import { type DeviceDatabase, type DeviceMeta, openDevice, wipeDevice } from "./device-store";
import type { Draft } from "./draft";
import {
  type DeviceChange,
  enqueue,
  letGo,
  type NewOperation,
  readDevice,
  readPaceDraft,
  removeDraft,
  saveDraft,
  savePaceDraft,
  skipFeltHeard,
  tryAgain,
} from "./outbox";
import type { OutboxEntry, Settlement } from "./outbox-order";
import type { PaceDraft } from "./pace-draft";
import { type PushOutcome, type SyncLoop, startSyncLoop } from "./sync-loop";

/** What the screens see of this device. `unavailable`: the browser keeps nothing, and the screen has to say so. */
export type DeviceSnapshot = {
  status: "opening" | "ready" | "unavailable";
  drafts: readonly Draft[];
  outbox: readonly OutboxEntry[];
  meta: DeviceMeta | null;
  isOnline: boolean;
  signInNeeded: boolean;
};

/** Before the database has been opened, and on the server. */
export const UNOPENED: DeviceSnapshot = { status: "opening", drafts: [], outbox: [], meta: null, isOnline: true, signInNeeded: false };

type DeviceOptions = {
  userId: string;
  push(operations: Operation[], signal: AbortSignal): Promise<PushOutcome>;
  onSettled(settlements: Settlement[]): void;
};

/** One person's part of this device: the database, the loop that sends, and a snapshot that screens can follow. */
export class Device {
  private snapshot = UNOPENED;
  private readonly listeners = new Set<() => void>();
  private database: Promise<DeviceDatabase> | null = null;
  private loop: SyncLoop | null = null;
  private channel: BroadcastChannel | null = null;
  private pendingDraft: Draft | null = null;
  private draftWrite: Promise<void> | null = null;

  constructor(private readonly options: DeviceOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly getSnapshot = (): DeviceSnapshot => this.snapshot;

  /** Opens the database and starts sending. Returns what stops it again. */
  start(): () => void {
    const connection = () => this.show({ isOnline: navigator.onLine !== false });
    connection();
    window.addEventListener("online", connection);
    window.addEventListener("offline", connection);
    this.channel = new BroadcastChannel(`foothold-${this.options.userId}`);
    this.channel.onmessage = () => void this.refresh();
    let stopped = false;
    this.database = openDevice(this.options.userId);
    this.database.then(
      async (database) => {
        await this.refresh();
        if (stopped) return;
        this.loop = startSyncLoop({
          ...this.options,
          database,
          onSettled: (settlements) => {
            void this.changed();
            this.options.onSettled(settlements);
          },
          onSignInNeeded: (signInNeeded) => this.show({ signInNeeded }),
        });
      },
      () => this.show({ status: "unavailable" }),
    );
    return () => {
      stopped = true;
      this.loop?.stop();
      this.channel?.close();
      this.channel = null;
      window.removeEventListener("online", connection);
      window.removeEventListener("offline", connection);
      void this.database?.then((database) => database.close()).catch(() => {});
    };
  }

  /** Writes operations with the change they belong to, then sends. Rejects where nothing could be saved. */
  async write(operations: readonly NewOperation[], change: DeviceChange = {}): Promise<void> {
    const database = await this.opened();
    await this.draftWrite;
    await enqueue(database, operations, change);
    await this.changed();
    this.loop?.nudge();
  }

  /** Keeps a draft as it stands. While one write is on its way, only the latest state waits behind it. */
  keepDraft(draft: Draft): Promise<void> {
    this.show({ drafts: [...this.snapshot.drafts.filter((one) => one.recordId !== draft.recordId), draft] });
    this.pendingDraft = draft;
    this.draftWrite ??= this.writeDrafts().finally(() => {
      this.draftWrite = null;
    });
    return this.draftWrite;
  }

  async discardDraft(recordId: string): Promise<void> {
    await removeDraft(await this.opened(), recordId);
    await this.changed();
  }

  async readAddition(recordId: string): Promise<Addition | undefined> {
    return (await this.opened()).get("additions", recordId);
  }

  /** Keeps what is being added to a finished record; nothing in it: it is gone. */
  async keepAddition(addition: Addition): Promise<void> {
    const database = await this.opened();
    if (isWorthKeeping(addition)) await database.put("additions", addition);
    else await database.delete("additions", addition.recordId);
  }

  /** What was being added to a request to slow down. */
  async readPaceDraft(): Promise<PaceDraft | null> {
    return readPaceDraft(await this.opened());
  }

  async keepPaceDraft(draft: PaceDraft): Promise<void> {
    await savePaceDraft(await this.opened(), draft);
  }

  async skipFeltHeard(requestId: string): Promise<void> {
    await skipFeltHeard(await this.opened(), requestId);
    await this.changed();
  }

  async tryAgain(opId: string): Promise<void> {
    await tryAgain(await this.opened(), opId);
    await this.changed();
    this.loop?.nudge();
  }

  async letGo(opId: string): Promise<void> {
    await letGo(await this.opened(), opId);
    await this.changed();
  }

  /** Removes everything of this person from this device. The device cannot be used afterwards. */
  async wipe(): Promise<void> {
    this.loop?.stop();
    const database = await this.database?.catch(() => null);
    await wipeDevice(this.options.userId, database ?? null);
  }

  private async writeDrafts(): Promise<void> {
    const database = await this.opened();
    while (this.pendingDraft) {
      const draft = this.pendingDraft;
      this.pendingDraft = null;
      await saveDraft(database, draft);
    }
  }

  private opened(): Promise<DeviceDatabase> {
    return this.database ?? Promise.reject(new Error("the device has not been started"));
  }

  private async changed(): Promise<void> {
    this.channel?.postMessage("changed");
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    const { drafts, outbox, meta } = await readDevice(await this.opened());
    this.show({ status: "ready", drafts, outbox, meta });
  }

  private show(part: Partial<DeviceSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...part };
    for (const listener of this.listeners) listener();
  }
}
