import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { env } from "../env";
import { appRouter } from "../root";
import { auditTrail } from "../testing/audit-trail";
import { type Member, makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { openSessionOf } from "../testing/signed-in";
import { sessionIdFrom } from "./cookie";
import { sessionCookieName } from "./cookie-name";
import { contextFor } from "./request-context";
import { revokeSession } from "./session-row";

let practice: PracticeFixture;
let sessionId: string;

async function headersFor(sid: unknown, secret = env().AUTH_SECRET): Promise<Headers> {
  const token = await encode({ token: { sid }, secret, salt: sessionCookieName() });
  return new Headers({ cookie: `theme=dark; ${sessionCookieName()}=${token}`, "x-forwarded-for": "6.6.6.6, 203.0.113.9" });
}

const open = (member: Member) => openSessionOf(member, NOW);
const contextAt = async (minutes: number, active = false) => contextFor(await headersFor(sessionId), minutesAfter(minutes), active);

beforeAll(async () => {
  practice = await makePractice();
});
beforeEach(async () => {
  sessionId = await open(practice.therapist);
});

describe("the cookie", () => {
  it("leads to the person, with the address that the last proxy saw", async () => {
    const context = await contextAt(1);
    expect(context.session).toEqual({
      sessionId,
      scope: { practiceId: practice.practiceId, userId: practice.therapist.userId, role: "therapist" },
      clientId: null,
      displayName: "Maren Holt",
      practiceName: "Practice at the Canal",
      assurance: "secondFactor",
      steppedUpAt: null,
    });
    expect(context.address).toBe("203.0.113.9");
  });

  it("is refused when another secret made it, when it is damaged, or holds no session id", async () => {
    expect(await sessionIdFrom(await headersFor(sessionId), NOW)).toBe(sessionId);
    expect(await sessionIdFrom(await headersFor(sessionId, "another-secret-another-secret"), NOW)).toBeNull();
    expect(await sessionIdFrom(await headersFor("1 or 1=1"), NOW)).toBeNull();
    expect(await sessionIdFrom(await headersFor({ not: sessionId }), NOW)).toBeNull();
    expect(await sessionIdFrom(new Headers({ cookie: `${sessionCookieName()}=${sessionId}` }), NOW)).toBeNull();
    // A bearer header is no way in.
    const cookie = (await headersFor(sessionId)).get("cookie")?.split(`${sessionCookieName()}=`)[1];
    expect(await sessionIdFrom(new Headers({ authorization: `Bearer ${cookie}` }), NOW)).toBeNull();
  });

  it("for a session that never was leads to nobody", async () => {
    expect((await contextFor(await headersFor(randomUUID()), NOW, true)).session).toBeNull();
  });
});

describe("a session", () => {
  it("is refused on the very next request once it is revoked, with one event", async () => {
    expect((await contextAt(1)).session).not.toBeNull();
    await revokeSession(sessionId, minutesAfter(1));
    await revokeSession(sessionId, minutesAfter(1));
    const context = await contextAt(1);
    expect(context.session).toBeNull();
    await expect(appRouter.createCaller(context).session.me()).rejects.toThrow("UNAUTHENTICATED");
    const ended = (await auditTrail(practice.practiceId)).filter(({ event }) => event.kind === "signOut" && event.sessionId === sessionId);
    expect(ended).toHaveLength(1);
  });

  it("of staff locks after 15 minutes of nothing, and says so in the trail", async () => {
    expect((await contextAt(15)).session).not.toBeNull();
    const context = await contextAt(16);
    expect(context.session).toBeNull();
    await expect(appRouter.createCaller(context).session.me()).rejects.toThrow("UNAUTHENTICATED");
    const last = (await auditTrail(practice.practiceId)).at(-1);
    expect(last?.event).toMatchObject({ kind: "denial", reason: "unauthenticated", procedure: "session.me" });
  });

  it("is kept awake by a person, not by a page that asks on its own", async () => {
    for (let minute = 5; minute <= 15; minute += 5) expect((await contextAt(minute, false)).session).not.toBeNull();
    expect((await contextAt(16, false)).session).toBeNull();

    sessionId = await open(practice.therapist);
    for (let minute = 10; minute <= 60; minute += 10) expect((await contextAt(minute, true)).session).not.toBeNull();
  });

  it("is touched at most once a minute", async () => {
    const lastSeen = async () => {
      const { practiceId } = practice;
      const row = await inPractice(practiceId, (tx) =>
        tx.authSession.findUniqueOrThrow({ where: { practiceId_id: { practiceId, id: sessionId } } }),
      );
      return row.lastSeenAt.getTime() - NOW.getTime();
    };
    await contextAt(0.5, true);
    expect(await lastSeen()).toBe(0);
    await contextAt(1.5, true);
    expect(await lastSeen()).toBe(90_000);
    await contextAt(2, true);
    expect(await lastSeen()).toBe(90_000);
  });

  it("of staff ends after 12 hours however busy, a client's after 30 days", async () => {
    for (let minute = 0; minute < 12 * 60; minute += 14) await contextAt(minute, true);
    expect((await contextAt(12 * 60 - 1, true)).session).not.toBeNull();
    expect((await contextAt(12 * 60, true)).session).toBeNull();

    sessionId = await open(practice.client);
    expect((await contextAt(29 * 24 * 60)).session?.clientId).toBe(practice.client.clientId);
    expect((await contextAt(30 * 24 * 60)).session).toBeNull();
  });

  it("of a disabled person is refused", async () => {
    const fresh = await makePractice();
    const { practiceId, therapist } = fresh;
    sessionId = await open(therapist);
    await inPractice(practiceId, (tx) =>
      tx.appUser.update({ where: { practiceId_id: { practiceId, id: therapist.userId } }, data: { disabledAt: NOW } }),
    );
    expect((await contextAt(1)).session).toBeNull();
  });
});
