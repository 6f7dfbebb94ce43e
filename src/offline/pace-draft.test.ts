import { describe, expect, it } from "vitest";
import type { OutboxEntry } from "./outbox-order";
import { addedSoFar, addWordsPayload, NOTHING_ADDED, openedWith, type PaceAdded } from "./pace-draft";

const said: PaceAdded = { tooMuch: "The lunch.", askFirst: true, exhaustion: 7, smaller: "A coffee" };
const entry = (requestId: string, payload: Partial<PaceAdded>, state: OutboxEntry["state"] = "waiting"): OutboxEntry => ({
  operation: {
    v: 1,
    opId: "o",
    deviceId: "d",
    seq: 1,
    entityId: requestId,
    occurredAt: "2026-03-17T07:00:00.000Z",
    zone: "Europe/Berlin",
    type: "pace.addWords",
    payload: { tooMuch: payload.tooMuch, askFirst: payload.askFirst },
  },
  state,
  rejection: null,
  text: "",
  title: "",
});

describe("what was added to a request", () => {
  it("is what the server tells, with what still waits here", () => {
    const outbox = [entry("r", { tooMuch: "Earlier" }), entry("other", { askFirst: true }), entry("r", { tooMuch: "All of it" })];
    expect(addedSoFar({ exhaustion: 3, tooMuch: "First" }, outbox, "r")).toEqual({ ...NOTHING_ADDED, exhaustion: 3, tooMuch: "All of it" });
    expect(addedSoFar({}, [entry("r", { tooMuch: "Refused" }, "attention")], "r")).toEqual(NOTHING_ADDED);
  });

  it("travels field by field, and only what is new", () => {
    expect(addWordsPayload(NOTHING_ADDED, NOTHING_ADDED, null)).toBeNull();
    expect(addWordsPayload({ ...NOTHING_ADDED, tooMuch: "  " }, NOTHING_ADDED, null)).toBeNull();
    expect(addWordsPayload(said, said, null)).toBeNull();
    expect(addWordsPayload(said, NOTHING_ADDED, null)).toEqual({
      tooMuch: "The lunch.",
      askFirst: true,
      exhaustion: 7,
      smaller: { words: "A coffee" },
    });
    expect(addWordsPayload({ ...said, askFirst: false }, said, null)).toEqual({ askFirst: false });
    expect(addWordsPayload({ ...said, exhaustion: 0 }, said, null)).toEqual({ exhaustion: 0 });
  });

  it("opens with what was being added, and never with the number of another moment", () => {
    expect(openedWith({ requestId: "r", added: said }, "r", NOTHING_ADDED)).toEqual(said);
    expect(openedWith(null, "r", said)).toEqual(said);
    expect(openedWith({ requestId: "earlier", added: said }, "r", NOTHING_ADDED)).toEqual({ ...said, askFirst: false, exhaustion: null });
    expect(openedWith({ requestId: "earlier", added: NOTHING_ADDED }, "r", said)).toEqual(said);
  });
});
