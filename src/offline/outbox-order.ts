import type { Operation, OperationResult, PUSH_LIMIT, RejectionCode } from "@/domain/sync/operation";

/** Only the type is imported: the module with the schemas stays out of the browser's bundle. */
export const BATCH_LIMIT: typeof PUSH_LIMIT = 50;

/** One operation that the server has not acknowledged. */
export type OutboxEntry = {
  operation: Operation;
  /** waiting: still to be sent. attention: the server refused it; its text is kept for the person. */
  state: "waiting" | "attention";
  rejection: RejectionCode | null;
  /** The person's own words in it, ready to be copied; empty where there are none. */
  text: string;
  /** What it belongs to, as the person knows it: the step's title, "Slower". */
  title: string;
};

/** What to send next: the waiting operations in the order they were made, at most one push of them. */
export function nextBatch(entries: readonly OutboxEntry[]): OutboxEntry[] {
  return entries
    .filter((entry) => entry.state === "waiting")
    .sort((a, b) => a.operation.seq - b.operation.seq)
    .slice(0, BATCH_LIMIT);
}

/** What becomes of one entry after the server's answer to it. */
export type Settlement =
  | { kind: "sent"; operation: Operation }
  | { kind: "keep"; operation: Operation }
  | { kind: "attention"; operation: Operation; rejection: RejectionCode }
  /** Refused, but nothing of the person's is in it: said once, then dropped. */
  | { kind: "dropped"; operation: Operation; rejection: RejectionCode };

/**
 * Reads the server's answers. An operation without an answer, or with `retry`, stays in the outbox; a duplicate
 * counts as its first answer did.
 */
export function settle(entries: readonly OutboxEntry[], results: readonly OperationResult[]): Settlement[] {
  const byId = new Map(results.map((result) => [result.opId, result]));
  return entries.map(({ operation, text }) => {
    const result = byId.get(operation.opId);
    if (!result || result.status === "retry") return { kind: "keep", operation };
    if (result.rejection === null) return result.status === "rejected" ? { kind: "keep", operation } : { kind: "sent", operation };
    return { kind: text === "" ? "dropped" : "attention", operation, rejection: result.rejection };
  });
}

/** Milliseconds until the next try after `failures` failed ones: doubling from 1 s to 30 s, the upper half random. */
export function retryDelay(failures: number, random: number): number {
  const ceiling = Math.min(30_000, 1000 * 2 ** Math.min(failures, 5));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/** Whether something of this entity still waits to be sent. */
export function isWaiting(entries: readonly OutboxEntry[], entityId: string): boolean {
  return entries.some((entry) => entry.state === "waiting" && entry.operation.entityId === entityId);
}
