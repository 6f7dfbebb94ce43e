import type { Operation, OperationResult } from "@/domain/sync/operation";
import type { DeviceDatabase } from "./device-store";
import { listOutbox, markResults } from "./outbox";
import { nextBatch, retryDelay, type Settlement } from "./outbox-order";

/** The server's answer to one push, or why there was none. */
export type PushOutcome =
  | { kind: "results"; results: OperationResult[] }
  | { kind: "signIn" }
  /** The account is gone: nothing is ever sent again, and the device is about to be wiped. */
  | { kind: "erased" }
  | { kind: "unreachable" }
  /** The push as a whole was not understood: one operation in it does not have the form that the server knows. */
  | { kind: "malformed" };

export type SyncLoop = {
  /** Something was written: send it now. */
  nudge(): void;
  stop(): void;
};

type SyncLoopOptions = {
  database: DeviceDatabase;
  userId: string;
  push(operations: Operation[], signal: AbortSignal): Promise<PushOutcome>;
  /** After each answer of the server. */
  onSettled(settlements: Settlement[]): void;
  /** The session has ended (true) or works again (false). The queue stays either way. */
  onSignInNeeded(needed: boolean): void;
};

const EVERY = 30_000;
const PUSH_TIMEOUT = 20_000;

/**
 * Sends the outbox until it is empty: at start, on `nudge`, when the device comes online or the page is looked at,
 * and every 30 seconds; after a failure it waits longer each time. One tab sends at a time where the browser has
 * locks; without them two may send the same operation, which the server answers once.
 */
export function startSyncLoop(options: SyncLoopOptions): SyncLoop {
  const abort = new AbortController();
  let running = false;
  let again = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function schedule(delay: number): void {
    clearTimeout(timer);
    if (!abort.signal.aborted) timer = setTimeout(run, delay);
  }

  async function run(): Promise<void> {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        const done = await asOnlySender(`foothold-send-${options.userId}`, abort.signal, () =>
          sendAll(options, abort.signal, () => abort.abort()),
        );
        failures = done ? 0 : failures + 1;
      } while (again && failures === 0 && !abort.signal.aborted);
    } catch {
      failures += 1;
    } finally {
      running = false;
    }
    schedule(failures === 0 ? EVERY : retryDelay(failures, Math.random()));
  }

  const soon = () => {
    failures = 0;
    schedule(0);
  };
  const whenVisible = () => {
    if (document.visibilityState === "visible") soon();
  };
  window.addEventListener("online", soon);
  document.addEventListener("visibilitychange", whenVisible);
  schedule(0);

  return {
    nudge: soon,
    stop() {
      abort.abort();
      clearTimeout(timer);
      window.removeEventListener("online", soon);
      document.removeEventListener("visibilitychange", whenVisible);
    },
  };
}

/** True when nothing is left to send for now; false when it has to be tried again. `stop` ends the loop for good. */
async function sendAll(options: SyncLoopOptions, signal: AbortSignal, stop: () => void): Promise<boolean> {
  let oneByOne = false;
  for (;;) {
    const waiting = nextBatch(await listOutbox(options.database));
    const batch = oneByOne ? waiting.slice(0, 1) : waiting;
    if (batch.length === 0) return true;
    // Offline, a request could only fail; "online" starts the loop again.
    if (navigator.onLine === false || signal.aborted) return false;
    let outcome = await pushWithin(PUSH_TIMEOUT, signal, (limited) =>
      options.push(
        batch.map((entry) => entry.operation),
        limited,
      ),
    );
    if (outcome.kind === "malformed") {
      // Found alone, it goes back to the person; among others, it must not hold them up.
      oneByOne = true;
      if (batch.length > 1) continue;
      outcome = {
        kind: "results",
        results: batch.map(({ operation }) => ({ opId: operation.opId, status: "rejected", rejection: "INVALID" })),
      };
    }
    if (outcome.kind === "erased") {
      stop();
      return true;
    }
    if (outcome.kind !== "results") {
      options.onSignInNeeded(outcome.kind === "signIn");
      return false;
    }
    options.onSignInNeeded(false);
    const settlements = await markResults(options.database, batch, outcome.results);
    options.onSettled(settlements);
    if (settlements.every((settlement) => settlement.kind === "keep")) return false;
  }
}

/** Gives a push up after so many milliseconds, or when the loop is stopped. Written out, because phones of 2023 have no AbortSignal.any. */
async function pushWithin<T>(limit: number, stopped: AbortSignal, push: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const giveUp = () => abort.abort();
  const timer = setTimeout(giveUp, limit);
  stopped.addEventListener("abort", giveUp);
  try {
    return await push(abort.signal);
  } finally {
    clearTimeout(timer);
    stopped.removeEventListener("abort", giveUp);
  }
}

async function asOnlySender(name: string, signal: AbortSignal, send: () => Promise<boolean>): Promise<boolean> {
  if (!navigator.locks) return send();
  return navigator.locks.request(name, { signal }, send);
}
