import { beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/trpc/[trpc]/route";
import { contextFor as requestContextFor } from "../auth/request-context";
import { openSession } from "../auth/session-row";
import { inPractice } from "../db";
import { env } from "../env";
import { appRouter } from "../root";
import { type Member, makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { cookieOf, openSessionOf } from "../testing/signed-in";
import { auditOf } from "../testing/stored-rows";

let practice: PracticeFixture;

beforeEach(async () => {
  practice = await makePractice();
});

/** A session whose person has just shown once more who they are. */
async function openSteppedUp(member: Member, now: Date = NOW): Promise<string> {
  const { practiceId, userId, role } = member;
  const earlier = await openSessionOf(member, now);
  const replaces = { id: earlier, steppedUpAt: now };
  const session = { person: { practiceId, userId, role }, assurance: "secondFactor" as const, deviceLabel: "Firefox, Linux", replaces };
  return inPractice(practiceId, (tx) => openSession(tx, session, now, (sessionId) => ({ kind: "steppedUp", sessionId, by: "passphrase" })));
}

/** Everything as from a browser with this session's cookie. */
async function callerOf(sessionId: string, now: Date = NOW) {
  return appRouter.createCaller(await requestContextFor(new Headers({ cookie: await cookieOf(sessionId) }), now, false));
}

async function idsOf(sessionId: string, now: Date = NOW): Promise<string[]> {
  return (await (await callerOf(sessionId, now)).session.list()).sessions.map(({ id }) => id).sort();
}

describe("where a person is signed in", () => {
  it("is every live session of theirs with its device and times, the asking one marked", async () => {
    const { client } = practice;
    const phone = await openSessionOf(client, minutesAfter(-120));
    const laptop = await openSessionOf(client, minutesAfter(-5));
    await openSessionOf(practice.otherClient, NOW);
    const { sessions } = await (await callerOf(phone)).session.list();
    const device = "Firefox, Linux";
    const [early, late] = [minutesAfter(-120).toISOString(), minutesAfter(-5).toISOString()];
    expect(sessions).toEqual([
      { id: laptop, device, signedInAt: late, lastSeenAt: late, isThis: false },
      { id: phone, device, signedInAt: early, lastSeenAt: early, isThis: true },
    ]);
  });

  it("leaves out what has ended: revoked, run out, and idle staff", async () => {
    const { client, therapist } = practice;
    const kept = await openSteppedUp(client);
    const gone = await openSessionOf(client, NOW);
    await openSessionOf(client, minutesAfter(-31 * 24 * 60));
    await (await callerOf(kept)).session.revoke({ sessionId: gone });
    expect(await idsOf(kept)).toEqual([kept]);

    await openSessionOf(therapist, minutesAfter(-16));
    const awake = await openSessionOf(therapist, minutesAfter(-14));
    expect(await idsOf(awake)).toEqual([awake]);
  });

  it("does not reach into the person's other practice", async () => {
    const elsewhere = await makePractice();
    const here = await openSteppedUp(practice.client);
    const there = await openSessionOf(elsewhere.client, NOW);
    expect(await idsOf(here)).toEqual([here]);
    expect(await codeOf((await callerOf(here)).session.revoke({ sessionId: there }))).toBe("NOT_FOUND");
  });
});

describe("ending sessions", () => {
  it("takes one's own only; another's, an ended and an unknown one are not found, with a denial", async () => {
    const { client, otherClient, therapist } = practice;
    const mine = await openSteppedUp(client);
    const theirs = [await openSessionOf(otherClient, NOW), await openSessionOf(therapist, NOW), crypto.randomUUID()];
    const caller = await callerOf(mine);
    for (const sessionId of theirs) expect(await codeOf(caller.session.revoke({ sessionId }))).toBe("NOT_FOUND");
    for (const sessionId of theirs.slice(0, 2)) expect(await idsOf(sessionId)).toEqual([sessionId]);
    const last = (await auditOf(practice.practiceId)).filter(({ event }) => event.kind === "denial");
    expect(last.map(({ event }) => [event.procedure, event.reason])).toEqual(theirs.map(() => ["session.revoke", "notFound"]));

    const another = await openSessionOf(client, NOW);
    expect(await caller.session.revoke({ sessionId: another })).toEqual({ ok: true });
    expect((await auditOf(practice.practiceId)).at(-1)?.event).toMatchObject({ procedure: "session.revoke", sessionId: another });
    expect(await codeOf(caller.session.revoke({ sessionId: another }))).toBe("NOT_FOUND");
  });

  it("of all others keeps the one that asks", async () => {
    const { client, otherClient } = practice;
    const others = [await openSessionOf(client, NOW), await openSessionOf(client, NOW)];
    const strangers = await openSessionOf(otherClient, NOW);
    const mine = await openSteppedUp(client);
    const caller = await callerOf(mine);
    expect(await caller.session.revokeOthers()).toEqual({ ended: 2 });
    expect(await caller.session.revokeOthers()).toEqual({ ended: 0 });
    expect(await idsOf(mine)).toEqual([mine]);
    expect(await idsOf(strangers)).toEqual([strangers]);
    for (const id of others) await expect((await callerOf(id)).session.me()).rejects.toThrow("UNAUTHENTICATED");
  });

  it("asks to show again who one is, and leaves a denial", async () => {
    const [mine, other] = [await openSessionOf(practice.client, NOW), await openSessionOf(practice.client, NOW)];
    const caller = await callerOf(mine);
    expect(await codeOf(caller.session.revoke({ sessionId: other }))).toBe("STEP_UP_REQUIRED");
    expect(await codeOf(caller.session.revokeOthers())).toBe("STEP_UP_REQUIRED");
    expect(await idsOf(other)).toEqual([mine, other].sort());
    expect((await auditOf(practice.practiceId)).filter(({ event }) => event.reason === "stepUp")).toHaveLength(2);
  });

  it("needs staff to have shown their second factor", async () => {
    const half = await openSessionOf(practice.therapist, NOW, "passphrase");
    expect(await codeOf((await callerOf(half)).session.list())).toBe("SECOND_FACTOR_REQUIRED");
    expect(await codeOf((await callerOf(half)).session.revokeOthers())).toBe("SECOND_FACTOR_REQUIRED");
  });
});

describe("over http", () => {
  const origin = new URL(env().PUBLIC_URL).origin;

  async function post(sessionId: string, procedure: string, input: object = {}): Promise<Response> {
    const headers = { origin, cookie: await cookieOf(sessionId), "content-type": "application/json" };
    return POST(new Request(`${origin}/api/trpc/${procedure}`, { method: "POST", headers, body: JSON.stringify(input) }));
  }

  it.each([
    ["one session", "session.revoke"],
    ["all others", "session.revokeOthers"],
  ])("%s that was ended elsewhere is refused on its very next request", async (_, procedure) => {
    const member: Member = practice.therapist;
    const now = new Date();
    const [lost, mine] = [await openSessionOf(member, now), await openSteppedUp(member, now)];
    expect((await post(lost, "session.me")).status).toBe(200);
    expect((await post(mine, procedure, procedure === "session.revoke" ? { sessionId: lost } : {})).status).toBe(200);
    const refused = await post(lost, "session.me");
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ error: { message: "UNAUTHENTICATED" } });
    expect((await post(mine, "session.me")).status).toBe(200);
  });
});
