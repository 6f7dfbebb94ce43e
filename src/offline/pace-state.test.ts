import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OperationOf } from "@/domain/sync/operation";
import type { OutboxEntry } from "./outbox-order";
import { heldHere, isStopped, type LocalPace, type PaceStanding, paceStanding, pressedKind, type ServerPace } from "./pace-state";

const EARLY = "2026-03-16T20:14:00.000Z";
const LATE = "2026-03-17T07:00:00.000Z";
const NOW = "2026-03-17T07:00:05.000Z";
const local = (given: Partial<LocalPace> = {}): LocalPace => ({ id: "here", kind: "slower", occurredAt: LATE, takenBack: false, ...given });
const server = (given: Partial<ServerPace> = {}): ServerPace => ({
  id: "there",
  kind: "pause",
  occurredAt: EARLY,
  answeredAt: null,
  answer: null,
  ...given,
});
function entry<T extends "pace.request" | "pace.takeBack">(
  type: T,
  id: string,
  payload: OperationOf<T>["payload"],
  at = LATE,
): OutboxEntry {
  const envelope = { v: 1, opId: `${type}-${id}`, deviceId: "d", seq: 1, zone: "Europe/Berlin" };
  // The union's members differ only in type and payload, which belong together here.
  const operation = { ...envelope, type, payload, entityId: id, occurredAt: at } as OutboxEntry["operation"];
  return { operation, state: "waiting", rejection: null, text: "", title: "" };
}
const request = (id: string, kind: "slower" | "pause" = "slower", at = LATE) => entry("pace.request", id, { kind }, at);
type Given = Parameters<typeof paceStanding>[0];
const standing = (given: Partial<Given>): PaceStanding =>
  paceStanding({
    told: { pace: null, hold: { waiting: 0, waitingSince: null } },
    local: null,
    tapped: null,
    outbox: [],
    now: NOW,
    ...given,
  });
const told = (pace: ServerPace | null, waiting: number, waitingSince: string | null = waiting > 0 ? EARLY : null) => ({
  pace,
  hold: { waiting, waitingSince },
});

describe("the pace that stands", () => {
  it("is none before anything was asked for", () => {
    expect(standing({})).toEqual({ current: null, waiting: 0, waitingSince: null });
    expect(standing({ told: undefined })).toEqual({ current: null, waiting: 0, waitingSince: null });
  });

  it("is the tap at once, before the device has kept it", () => {
    expect(standing({ tapped: local() })).toMatchObject({ current: { id: "here", fromServer: false }, waiting: 1, waitingSince: LATE });
  });

  it("counts what waits here beside what waits there, and since the first of both", () => {
    const both = standing({ told: told(server(), 2), outbox: [request("a"), request("b", "pause")] });
    expect(both).toMatchObject({ current: { id: "b", kind: "pause" }, waiting: 4, waitingSince: EARLY });
  });

  it("counts a tap once while it is kept and sent", () => {
    const both = { tapped: local(), local: local(), outbox: [request("here")] };
    expect(standing(both).waiting).toBe(1);
    // Sent; the server's list is from before that.
    expect(standing({ local: local({ sentAt: NOW }) })).toMatchObject({ current: { id: "here" }, waiting: 1 });
    expect(standing({ told: told(server({ id: "here" }), 1), ...both })).toMatchObject({ current: { fromServer: true }, waiting: 1 });
  });

  it("is not held up by a tap of long ago that the server no longer tells of", () => {
    expect(standing({ local: local({ sentAt: "2026-01-02T07:00:00.000Z" }) }).current).toBeNull();
    expect(standing({ local: local() }).current).toBeNull();
  });

  it("is the server's word on the same request", () => {
    const answered = server({ id: "here", kind: "slower", answeredAt: LATE, answer: "Only lunch this week." });
    expect(standing({ told: told(answered, 0), local: local({ sentAt: LATE }) })).toMatchObject({
      current: { answered: true, answer: "Only lunch this week." },
      waiting: 0,
    });
  });

  it("is a request from here that waits, even where a later one was answered meanwhile", () => {
    const answered = server({ occurredAt: "2026-03-18T07:00:00.000Z", answeredAt: "2026-03-18T09:00:00.000Z" });
    expect(standing({ told: told(answered, 0), outbox: [request("a")] })).toMatchObject({ current: { id: "a" }, waiting: 1 });
  });

  it("is gone once taken back here, also while the server still tells of it", () => {
    const taken = { told: told(server({ id: "here" }), 1), local: local({ takenBack: true, sentAt: LATE }) };
    expect(standing(taken)).toEqual({ current: null, waiting: 0, waitingSince: null });
    expect(standing({ local: local({ takenBack: true }), outbox: [request("here"), entry("pace.takeBack", "here", {})] }).waiting).toBe(0);
  });

  it("falls back to the earlier one when the last is taken back", () => {
    const outbox = [request("a", "pause", EARLY), request("b"), entry("pace.takeBack", "b", {})];
    expect(standing({ outbox, local: local({ id: "b", takenBack: true }) })).toMatchObject({ current: { id: "a" }, waiting: 1 });
  });

  it("counts every tap that was not taken back, in whatever order they were sent", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(40), { maxLength: 21 }),
        fc.func(fc.boolean()),
        fc.func(fc.boolean()),
        (ids, isSent, isTakenBack) => {
          const taps = ids.toSorted((a, b) => a - b).map((id) => ({ id: `r${id}`, at: new Date(Date.UTC(2026, 2, 1, id)).toISOString() }));
          const sent = taps.filter(({ id }) => isSent(id));
          const outbox = taps.flatMap(({ id, at }) => [
            ...(isSent(id) ? [] : [request(id, "slower", at)]),
            ...(!isSent(id) && isTakenBack(id) ? [entry("pace.takeBack", id, {})] : []),
          ]);
          const last = sent.at(-1);
          const stands = standing({
            told: told(last ? server({ id: last.id, occurredAt: last.at }) : null, sent.length, sent[0]?.at ?? null),
            outbox,
          });
          const left = taps.filter(({ id }) => isSent(id) || !isTakenBack(id));
          expect(stands.waiting).toBe(left.length);
          expect(stands.current?.id).toBe(left.at(-1)?.id);
          expect(stands.waitingSince).toBe(left[0]?.at ?? null);
        },
      ),
    );
  });
});

describe("the pressed button", () => {
  it("stays down until the request is answered", () => {
    expect(pressedKind(standing({ told: told(server(), 1) }))).toBe("pause");
    expect(pressedKind(standing({ told: told(server({ answeredAt: LATE }), 0) }))).toBeNull();
    expect(pressedKind(standing({}))).toBeNull();
  });
});

describe("what is on hold", () => {
  const TODAY = "2026-03-17";
  it("is said at once, whatever the server told before", () => {
    expect(heldHere({ waiting: 1, restWeekNow: true, stopped: true })).toBe("request");
    expect(heldHere({ waiting: 0, restWeekNow: true, stopped: true })).toBe("restWeek");
    expect(heldHere({ waiting: 0, restWeekNow: false, stopped: true })).toBe("today");
    expect(heldHere({ waiting: 0, restWeekNow: false, stopped: false })).toBeNull();
  });

  it("stops for one day only, and goes on where that was tapped", () => {
    const here = { on: TODAY, requestId: "r", undone: false };
    expect(isStopped(here, null, TODAY)).toBe(true);
    expect(isStopped(here, null, "2026-03-18")).toBe(false);
    expect(isStopped({ ...here, undone: true }, "today", TODAY)).toBe(false);
    expect(isStopped(null, "today", TODAY)).toBe(true);
  });
});
