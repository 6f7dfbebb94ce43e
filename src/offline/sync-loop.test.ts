import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Operation, OperationResult } from "@/domain/sync/operation";
import type { DeviceDatabase } from "./device-store";
import { nextBatch, type OutboxEntry, settle } from "./outbox-order";
import { type PushOutcome, type SyncLoop, startSyncLoop } from "./sync-loop";

// The loop's own rules, over an outbox in memory; the database is met in the browser tests.
let stored: OutboxEntry[] = [];
vi.mock("./outbox", () => ({
  listOutbox: async () => stored,
  markResults: async (_database: unknown, sent: OutboxEntry[], results: OperationResult[]) => {
    const settlements = settle(sent, results);
    for (const one of settlements) {
      if (one.kind === "attention")
        stored = stored.map((entry) => (entry.operation === one.operation ? { ...entry, state: "attention" } : entry));
      if (one.kind === "sent" || one.kind === "dropped") stored = stored.filter((entry) => entry.operation !== one.operation);
    }
    return settlements;
  },
}));

function entry(seq: number): OutboxEntry {
  const operation: Operation = {
    v: 1,
    opId: `op-${seq}`,
    deviceId: "d",
    seq,
    entityId: "e",
    occurredAt: "",
    zone: "UTC",
    type: "pace.addWords",
    payload: { words: "x" },
  };
  return { operation, state: "waiting", rejection: null, text: "x", title: "Slower" };
}
const applied = (operations: Operation[]): PushOutcome => ({
  kind: "results",
  results: operations.map(({ opId }) => ({ opId, status: "applied", rejection: null })),
});

let loop: SyncLoop | null = null;
const signIns: boolean[] = [];
function start(push: (operations: Operation[]) => PushOutcome): number[][] {
  const pushed: number[][] = [];
  loop = startSyncLoop({
    database: {} as DeviceDatabase,
    userId: "u",
    push: async (operations) => {
      pushed.push(operations.map(({ seq }) => seq));
      return push(operations);
    },
    onSettled: () => {},
    onSignInNeeded: (needed) => signIns.push(needed),
  });
  return pushed;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("navigator", { onLine: true });
  stored = [];
  signIns.length = 0;
});
afterEach(() => {
  loop?.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("sends what waits in order at start, and again every 30 seconds", async () => {
  stored = [entry(2), entry(1)];
  const pushed = start(applied);
  await vi.advanceTimersByTimeAsync(0);
  expect(pushed).toEqual([[1, 2]]);
  stored = [entry(3)];
  await vi.advanceTimersByTimeAsync(30_000);
  expect(pushed).toEqual([[1, 2], [3]]);
});

it("keeps the queue when the session has ended, and asks to sign in", async () => {
  stored = [entry(1)];
  start(() => ({ kind: "signIn" }));
  await vi.advanceTimersByTimeAsync(0);
  expect(signIns).toEqual([true]);
  expect(nextBatch(stored)).toHaveLength(1);
});

it("sends nothing ever again once the account was erased", async () => {
  stored = [entry(1)];
  const pushed = start(() => ({ kind: "erased" }));
  await vi.advanceTimersByTimeAsync(0);
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(300_000);
  expect(pushed).toEqual([[1]]);
});

it("tries again after a failure, and at once when the device comes online", async () => {
  stored = [entry(1)];
  let reachable = false;
  const pushed = start((operations) => (reachable ? applied(operations) : { kind: "unreachable" }));
  await vi.advanceTimersByTimeAsync(0);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(pushed.length).toBeGreaterThan(1);
  reachable = true;
  window.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(stored).toEqual([]);
});

it("asks nothing of the network while offline", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  stored = [entry(1)];
  const pushed = start(applied);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(pushed).toEqual([]);
});

it("finds the one operation that the server cannot read, and sends the others", async () => {
  stored = [entry(1), entry(2), entry(3)];
  start((operations) => (operations.some(({ seq }) => seq === 2) ? { kind: "malformed" } : applied(operations)));
  await vi.advanceTimersByTimeAsync(0);
  expect(stored.map(({ operation, state }) => [operation.seq, state])).toEqual([[2, "attention"]]);
});
