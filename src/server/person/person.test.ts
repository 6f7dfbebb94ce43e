import { beforeEach, describe, expect, it } from "vitest";
import type { StaffRole } from "@/domain/person/account-change";
import { inPractice } from "../db";
import { env } from "../env";
import { makeAssigned } from "../testing/exposure-story";
import { BEFORE, recordExposure } from "../testing/phone";
import {
  addMember,
  callerFor,
  daysAfter,
  type Member,
  makePractice,
  minutesAfter,
  NOW,
  type PracticeFixture,
} from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { cookieOf, openSessionOf } from "../testing/signed-in";
import { steppedUp } from "../testing/stepped-up";
import { auditOf, digestOf } from "../testing/stored-rows";
import { addTotpOf } from "../testing/totp-story";
import { answerTrpc } from "../trpc-http";

let practice: PracticeFixture;
beforeEach(async () => {
  practice = await makePractice();
});

const EVERYBODY = { search: "", role: null, state: null, cursor: null, limit: 100 };
const admin = (now = NOW) => steppedUp(practice.admin, now);
const liveSessions = (userId: string) =>
  inPractice(practice.practiceId, (tx) => tx.authSession.count({ where: { practiceId: practice.practiceId, userId, revokedAt: null } }));
const add = (role: Member["role"], name: string) => inPractice(practice.practiceId, (tx) => addMember(tx, practice.practiceId, role, name));

/** What a browser with this cookie gets from session.me now. */
async function statusOf(cookie: string): Promise<number> {
  const { origin } = new URL(env().PUBLIC_URL);
  const headers = { cookie, origin, "content-type": "application/json" };
  return (await answerTrpc(new Request(`${origin}/api/trpc/session.me`, { method: "POST", headers, body: "{}" }))).status;
}

describe("disabling somebody", () => {
  it("refuses them on the very next request, and enabling brings no session back", async () => {
    const now = new Date();
    const cookie = await cookieOf(await openSessionOf(practice.supervisor, now));
    expect(await statusOf(cookie)).toBe(200);
    await expect(callerFor(practice.admin, now).person.disable({ personId: practice.supervisor.userId })).resolves.toEqual({ ok: true });
    expect(await statusOf(cookie)).toBe(401);
    await expect(steppedUp(practice.admin, now).person.enable({ personId: practice.supervisor.userId })).resolves.toEqual({ ok: true });
    expect(await statusOf(cookie)).toBe(401);
    expect(await statusOf(await cookieOf(await openSessionOf(practice.supervisor, now)))).toBe(200);
  });

  it("shuts out a client the same way, by the client's id and no other", async () => {
    const now = new Date();
    const cookie = await cookieOf(await openSessionOf(practice.client, now));
    expect(await codeOf(admin(now).person.disable({ personId: practice.client.userId }))).toBe("NOT_FOUND");
    expect(await statusOf(cookie)).toBe(200);
    await expect(admin(now).person.disable({ personId: practice.client.clientId })).resolves.toEqual({ ok: true });
    expect(await statusOf(cookie)).toBe(401);
    expect((await admin(now).person.get({ personId: practice.client.clientId })).person.state).toBe("disabled");
    const told = (await auditOf(practice.practiceId)).slice(-2);
    expect(told.map(({ clientId, event }) => [clientId, event.procedure])).toEqual([
      [practice.client.clientId, "person.disable"],
      [practice.client.clientId, "person.get"],
    ]);
  });

  it("waits until a therapist's clients are with somebody else", async () => {
    const { therapist, otherTherapist, client } = practice;
    const refusal = { ok: false, reason: "hasClients", count: 1 };
    await expect(admin().person.disable({ personId: therapist.userId })).resolves.toEqual(refusal);
    await expect(admin().person.changeRole({ personId: therapist.userId, role: "supervisor" })).resolves.toEqual(refusal);
    await admin().care.transfer({ clientId: client.clientId, toTherapistId: otherTherapist.userId });
    await expect(admin().person.disable({ personId: therapist.userId })).resolves.toEqual({ ok: true });
  });

  it("never leaves a practice without an admin: not oneself, and not each other at the same moment", async () => {
    await expect(admin().person.disable({ personId: practice.admin.userId })).resolves.toEqual({ ok: false, reason: "ownAccount" });
    const second = await add("admin", "Second Admin");
    const both = await Promise.all([
      admin().person.disable({ personId: second.userId }),
      steppedUp(second).person.changeRole({ personId: practice.admin.userId, role: "therapist" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: "lastAdmin" });
    const left = await inPractice(practice.practiceId, (tx) =>
      tx.appUser.count({ where: { practiceId: practice.practiceId, role: "admin", disabledAt: null } }),
    );
    expect(left).toBe(1);
  });

  it("can't cross a transfer to the same therapist: nobody ends in the care of a disabled one", async () => {
    const empty = await add("therapist", "Without Clients");
    const [moved, disabled] = await Promise.all([
      admin().care.transfer({ clientId: practice.client.clientId, toTherapistId: empty.userId }),
      admin(minutesAfter(1)).person.disable({ personId: empty.userId }),
    ]);
    expect([moved.ok, disabled.ok].filter(Boolean)).toHaveLength(1);
  });
});

describe("changing a role", () => {
  it("ends every session, supervision and unused links of theirs, and asks for a proof first", async () => {
    const { supervisor } = practice;
    await openSessionOf(supervisor, NOW);
    const to = { personId: supervisor.userId, role: "therapist" as const };
    expect(await codeOf(callerFor(practice.admin).person.changeRole(to))).toBe("STEP_UP_REQUIRED");
    expect(await liveSessions(supervisor.userId)).toBe(1);
    await expect(admin().person.changeRole(to)).resolves.toEqual({ ok: true });
    expect(await liveSessions(supervisor.userId)).toBe(0);
    const { person, supervises } = await admin().person.get({ personId: supervisor.userId });
    expect(person.role).toBe("therapist");
    expect(supervises.map(({ endedAt }) => endedAt)).toEqual([NOW.toISOString()]);
  });

  it("takes back the links that an admin made who is none any more", async () => {
    const second = await add("admin", "Second Admin");
    const made = await steppedUp(second).person.invite({
      role: "admin",
      displayName: "A Friend",
      address: `${crypto.randomUUID()}@test.example`,
    });
    if (!made.ok) throw new Error(made.reason);
    await admin().person.disable({ personId: second.userId });
    await expect(callerFor(null).invitation.preview({ token: made.token })).resolves.toEqual({ ok: false, reason: "revoked" });
  });

  it.each(["admin", "supervisor", "therapist"] as StaffRole[])("never makes a client %s", async (role) => {
    const before = await digestOf(practice.practiceId);
    await expect(admin().person.changeRole({ personId: practice.client.clientId, role })).resolves.toEqual({
      ok: false,
      reason: "isClient",
    });
    expect(await codeOf(admin().person.changeRole({ personId: practice.client.userId, role }))).toBe("NOT_FOUND");
    expect(await digestOf(practice.practiceId)).toBe(before);
  });
});

describe("resetting second factors", () => {
  it("deletes all of them and ends every session", async () => {
    const { supervisor } = practice;
    await addTotpOf(supervisor);
    await openSessionOf(supervisor, NOW);
    expect((await admin().person.get({ personId: supervisor.userId })).person.hasSecondFactor).toBe(true);
    expect(await codeOf(callerFor(practice.admin).person.resetSecondFactor({ personId: supervisor.userId }))).toBe("STEP_UP_REQUIRED");
    await expect(admin().person.resetSecondFactor({ personId: supervisor.userId })).resolves.toEqual({ ok: true });
    expect((await admin().person.get({ personId: supervisor.userId })).person.hasSecondFactor).toBe(false);
    expect(await liveSessions(supervisor.userId)).toBe(0);
    const left = await inPractice(practice.practiceId, (tx) => tx.recoveryCode.count({ where: { userId: supervisor.userId } }));
    expect(left).toBe(0);
    const own = admin().person.resetSecondFactor({ personId: practice.admin.userId });
    await expect(own).resolves.toEqual({ ok: false, reason: "ownAccount" });
  });
});

describe("the list of people", () => {
  it("pages through two hundred, each once and in order, and finds by name, address, role and state", async () => {
    await inPractice(practice.practiceId, async (tx) => {
      // Names that repeat, so that the id decides between pages.
      for (let index = 0; index < 200; index += 1) await addMember(tx, practice.practiceId, "supervisor", `Person ${index % 40}`);
    });
    const seen: string[] = [];
    for (let cursor: { name: string; id: string } | null = null, first = true; first || cursor; first = false) {
      const page: Awaited<ReturnType<ReturnType<typeof admin>["person"]["list"]>> = await admin().person.list({
        ...EVERYBODY,
        search: "person ",
        cursor,
        limit: 33,
      });
      seen.push(...page.people.map(({ id, displayName }) => `${displayName.toLowerCase()} ${id}`));
      cursor = page.next;
    }
    expect(seen).toHaveLength(200);
    expect(new Set(seen).size).toBe(200);
    const find = async (filter: Partial<Parameters<ReturnType<typeof admin>["person"]["list"]>[0]>) =>
      (await admin().person.list({ ...EVERYBODY, ...filter })).people.map(({ displayName }) => displayName);
    expect(await find({ search: "MAREN" })).toEqual(["Maren Holt"]);
    expect(await find({ search: practice.client.userId })).toEqual(["Jonas R."]);
    expect(await find({ role: "client" })).toEqual(["Freya N.", "Jonas R."]);
    expect(await find({ search: "%" })).toEqual([]);
    await admin().care.discharge({ clientId: practice.client.clientId });
    expect(await find({ state: "discharged" })).toEqual(["Jonas R."]);
    expect(await find({ state: "active", role: "client" })).toEqual(["Freya N."]);
  }, 30_000);

  it("shows nobody of another practice, and no id of theirs leads anywhere", async () => {
    const elsewhere = await makePractice();
    const text = JSON.stringify(await admin().person.list(EVERYBODY));
    for (const { userId, clientId } of [elsewhere.therapist, elsewhere.client, elsewhere.admin]) {
      expect(text).not.toContain(userId);
      for (const personId of [userId, clientId ?? userId]) {
        expect(await codeOf(admin().person.get({ personId }))).toBe("NOT_FOUND");
        expect(await codeOf(admin().person.disable({ personId }))).toBe("NOT_FOUND");
        expect(await codeOf(admin().person.changeRole({ personId, role: "admin" }))).toBe("NOT_FOUND");
        expect(await codeOf(admin().person.resetSecondFactor({ personId }))).toBe("NOT_FOUND");
      }
    }
  });

  it("holds no word of what a client wrote or a therapist wrote for them", async () => {
    const canary = "canary of the clinic";
    const story = await makeAssigned(minutesAfter(-200));
    practice = story.practice;
    const { client, therapist } = practice;
    await recordExposure(
      client,
      { stepId: story.steps[0].id, exhaustion: 4, before: { ...BEFORE, fearedOutcome: canary } },
      minutesAfter(-90),
    );
    await callerFor(therapist).exposure.addStep({ clientId: client.clientId, title: canary, minimumVersion: canary, predictedSuds: 40 });
    const told = JSON.stringify([
      await admin().person.list(EVERYBODY),
      await admin().person.get({ personId: client.clientId }),
      await admin().person.get({ personId: therapist.userId }),
      await admin().person.listInvitations(),
      await admin().person.listChoices(),
    ]);
    expect(told).not.toContain("canary");
    for (const { title } of story.steps) expect(told).not.toContain(title);
    expect(told).toContain("Jonas R.");
  });

  it("shows relationships over time, newest first", async () => {
    const { client, therapist, otherTherapist } = practice;
    await admin().care.transfer({ clientId: client.clientId, toTherapistId: otherTherapist.userId });
    await admin(daysAfter(1)).care.transfer({ clientId: client.clientId, toTherapistId: therapist.userId });
    const { care } = await admin(daysAfter(2)).person.get({ personId: client.clientId });
    expect(care.map((span) => [span.with.displayName, span.endedAt])).toEqual([
      ["Maren Holt", null],
      ["Jens Arnold", daysAfter(1).toISOString()],
      ["Maren Holt", NOW.toISOString()],
    ]);
  });
});
