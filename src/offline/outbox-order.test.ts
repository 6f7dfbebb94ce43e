import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OperationResult } from "@/domain/sync/operation";
import { PUSH_LIMIT } from "@/domain/sync/operation";
import { BATCH_LIMIT, isWaiting, nextBatch, type OutboxEntry, retryDelay, settle } from "./outbox-order";

function entry(seq: number, given: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    operation: {
      v: 1,
      opId: `op-${seq}`,
      deviceId: "d",
      seq,
      entityId: `e-${seq % 3}`,
      occurredAt: "2026-03-17T08:00:00.000Z",
      zone: "Europe/Berlin",
      type: "record.share",
      payload: {},
    },
    state: "waiting",
    rejection: null,
    text: "",
    title: "Lunch",
    ...given,
  };
}
const answer = (seq: number, status: OperationResult["status"], rejection: OperationResult["rejection"] = null): OperationResult => ({
  opId: `op-${seq}`,
  status,
  rejection,
});

describe("the next push", () => {
  it("is as large as the server takes", () => expect(BATCH_LIMIT).toBe(PUSH_LIMIT));

  it("holds the earliest waiting operations in their order, whatever order they come in", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500), { maxLength: 120 }), fc.func(fc.boolean()), (seqs, refused) => {
        const entries = seqs.map((seq) => entry(seq, { state: refused(seq) ? "attention" : "waiting" }));
        const batch = nextBatch(entries).map((one) => one.operation.seq);
        const waiting = entries.filter((one) => one.state === "waiting").map((one) => one.operation.seq);
        expect(batch).toEqual(waiting.sort((a, b) => a - b).slice(0, 50));
      }),
    );
  });

  it("is not held up by what needs attention", () => {
    expect(nextBatch([entry(1, { state: "attention" }), entry(2)]).map((one) => one.operation.seq)).toEqual([2]);
  });
});

describe("the server's answers", () => {
  it("let go of what was applied, now or before", () => {
    const settled = settle([entry(1), entry(2)], [answer(1, "applied"), answer(2, "duplicate")]);
    expect(settled.map((one) => one.kind)).toEqual(["sent", "sent"]);
  });

  it("keep what has to be sent again, and what was not answered", () => {
    expect(settle([entry(1), entry(2)], [answer(1, "retry")]).map((one) => one.kind)).toEqual(["keep", "keep"]);
  });

  it("bring refused text back to the person, also where the refusal is an old one", () => {
    const entries = [entry(1, { text: "They laugh" }), entry(2, { text: "They laugh" })];
    const settled = settle(entries, [answer(1, "rejected", "LOCKED"), answer(2, "duplicate", "INVALID")]);
    expect(settled).toMatchObject([
      { kind: "attention", rejection: "LOCKED" },
      { kind: "attention", rejection: "INVALID" },
    ]);
  });

  it("drop a refused tap that holds no words", () => {
    expect(settle([entry(1)], [answer(1, "rejected", "ALREADY_OPENED")])).toMatchObject([{ kind: "dropped", rejection: "ALREADY_OPENED" }]);
  });
});

it("waits longer each time, at most 30 seconds, and never less than half", () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const delay = retryDelay(failures, random);
      const ceiling = Math.min(30_000, 1000 * 2 ** Math.min(failures, 5));
      expect(delay).toBeGreaterThanOrEqual(ceiling / 2);
      expect(delay).toBeLessThanOrEqual(ceiling);
    }),
  );
});

it("knows what still waits of an entity", () => {
  expect(isWaiting([entry(1)], "e-1")).toBe(true);
  expect(isWaiting([entry(1, { state: "attention" })], "e-1")).toBe(false);
  expect(isWaiting([entry(1)], "e-2")).toBe(false);
});
