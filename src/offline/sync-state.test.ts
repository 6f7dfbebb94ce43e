import { describe, expect, it } from "vitest";
import { startDraft } from "./draft";
import type { OutboxEntry } from "./outbox-order";
import { expectedVisibility, listedDrafts, overallState, recordState } from "./sync-state";

function entry(type: "record.share" | "record.takeBack", seq: number, state: OutboxEntry["state"] = "waiting"): OutboxEntry {
  const operation = { v: 1, opId: `o${seq}`, deviceId: "d", seq, entityId: "r", occurredAt: "", zone: "UTC", type, payload: {} } as const;
  return { operation, state, rejection: null, text: "", title: "" };
}

describe("the badge", () => {
  it("says nothing before anything was written", () => expect(overallState([], null)).toBeNull());
  it("says sent only after the server's answer", () => {
    expect(overallState([entry("record.share", 1)], "2026-03-17T08:00:00.000Z")).toBe("saved");
    expect(overallState([], "2026-03-17T08:00:00.000Z")).toBe("sent");
  });
  it("says first what needs the person", () => {
    expect(overallState([entry("record.share", 1), entry("record.share", 2, "attention")], null)).toBe("needsYou");
  });
  it.each([
    [null, "draft"],
    ["private", "private"],
    ["takenBack", "private"],
    ["shared", "sent"],
    ["opened", "opened"],
    ["reviewed", "opened"],
  ] as const)("shows a record that is %s as %s", (visibility, state) => {
    expect(recordState([], "r", visibility)).toBe(state);
  });
  it("says saved while something of the record waits", () => {
    expect(recordState([entry("record.share", 1)], "r", "private")).toBe("saved");
    expect(recordState([entry("record.share", 1)], "other", "private")).toBe("private");
  });
});

describe("who will see it", () => {
  it("follows the last tap that waits", () => {
    expect(expectedVisibility([entry("record.share", 1)], "r", "private")).toBe("shared");
    expect(expectedVisibility([entry("record.share", 1), entry("record.takeBack", 2)], "r", "private")).toBe("takenBack");
  });
  it("never takes back what has been opened", () => {
    expect(expectedVisibility([entry("record.takeBack", 1)], "r", "opened")).toBe("opened");
  });
});

it("lists drafts with something in them, and leaves refused ones to what needs the person", () => {
  const base = {
    assignmentId: null,
    stepId: "s",
    title: "",
    definitionId: "d",
    definitionVersion: 1,
    place: { kind: "share" },
    now: "1",
  } as const;
  const empty = startDraft({ ...base, recordId: "empty" });
  const open = { ...startDraft({ ...base, recordId: "open" }), answers: { a: 1 } };
  const finished = { ...startDraft({ ...base, recordId: "r" }), finishedAs: "done" as const, updatedAt: "2" };
  const ids = (outbox: OutboxEntry[]) => listedDrafts([empty, open, finished], outbox).map((draft) => draft.recordId);
  expect(ids([entry("record.share", 1)])).toEqual(["r", "open"]);
  expect(ids([entry("record.share", 1, "attention")])).toEqual(["open"]);
});
