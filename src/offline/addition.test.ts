import { describe, expect, it } from "vitest";
import type { Operation } from "@/domain/sync/operation";
import { expectedAnswers, isWorthKeeping } from "./addition";

const RECORD = "01a2054a-95c7-7805-833f-4e87e0d5045b";
const envelope = {
  v: 1,
  opId: RECORD,
  deviceId: RECORD,
  seq: 1,
  entityId: RECORD,
  occurredAt: "2026-03-17T08:00:00Z",
  zone: "UTC",
} as const;
const edit = (answers: Record<string, number>, cleared: string[] = []) => ({
  state: "waiting",
  operation: { ...envelope, type: "record.edit", payload: { answers, cleared } } satisfies Operation,
});

describe("what is expected once everything is sent", () => {
  it("is what the server says where nothing waits", () => {
    expect(expectedAnswers([], RECORD, { a: 1 })).toEqual({ a: 1 });
  });

  it("takes changes in their order, and what they clear away", () => {
    expect(expectedAnswers([edit({ a: 2, b: 3 }), edit({ c: 0 }, ["b"])], RECORD, { a: 1 })).toEqual({ a: 2, c: 0 });
  });

  it("leaves out what was refused, and what belongs to another record", () => {
    const refused = { ...edit({ a: 2 }), state: "attention" };
    expect(expectedAnswers([refused], RECORD, { a: 1 })).toEqual({ a: 1 });
    expect(expectedAnswers([edit({ a: 2 })], "another", { a: 1 })).toEqual({ a: 1 });
  });
});

it("is missed only where there is something in it", () => {
  expect(isWorthKeeping({ recordId: RECORD, changed: null, reply: "  " })).toBe(false);
  expect(isWorthKeeping({ recordId: RECORD, changed: {}, reply: "" })).toBe(true);
  expect(isWorthKeeping({ recordId: RECORD, changed: null, reply: "Thank you" })).toBe(true);
});
