import { describe, expect, it } from "vitest";
import { currentPace, type LocalPace, pressedKind, type ServerPace } from "./pace-state";

const EARLY = "2026-03-16T20:14:00.000Z";
const LATE = "2026-03-17T07:00:00.000Z";
const local = (given: Partial<LocalPace> = {}): LocalPace => ({ id: "here", kind: "slower", occurredAt: LATE, takenBack: false, ...given });
const server = (given: Partial<ServerPace> = {}): ServerPace => ({
  id: "there",
  kind: "pause",
  occurredAt: EARLY,
  answeredAt: null,
  answer: null,
  ...given,
});

describe("the pace that stands", () => {
  it("is none before anything was asked for", () => expect(currentPace(null, null)).toBeNull());

  it("is this device's tap while the server does not know of it", () => {
    expect(currentPace(undefined, local())).toMatchObject({ id: "here", fromServer: false });
    expect(currentPace(server(), local())).toMatchObject({ id: "here", fromServer: false });
  });

  it("is the server's where that was made later", () => {
    expect(currentPace(server({ occurredAt: LATE }), local({ occurredAt: EARLY }))).toMatchObject({ id: "there", fromServer: true });
  });

  it("is the server's word on the same request", () => {
    const told = currentPace(server({ id: "here", kind: "slower", answeredAt: LATE, answer: "Only lunch this week." }), local());
    expect(told).toMatchObject({ id: "here", fromServer: true, answered: true, answer: "Only lunch this week." });
  });

  it("is gone once taken back here, also while the server still tells of it", () => {
    expect(currentPace(server({ id: "here" }), local({ takenBack: true }))).toBeNull();
    expect(currentPace(null, local({ takenBack: true }))).toBeNull();
  });

  it("falls back to another device's request when this one is taken back", () => {
    expect(currentPace(server(), local({ takenBack: true }))).toMatchObject({ id: "there" });
  });
});

describe("the pressed button", () => {
  it("stays down until the request is answered", () => {
    expect(pressedKind(currentPace(server(), null))).toBe("pause");
    expect(pressedKind(currentPace(server({ answeredAt: LATE }), null))).toBeNull();
    expect(pressedKind(null)).toBeNull();
  });
});
