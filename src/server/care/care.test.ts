import { beforeEach, describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { makeAssigned } from "../testing/exposure-story";
import { phoneOf } from "../testing/phone";
import { callerFor, makePractice, minutesAfter, type PracticeFixture } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { steppedUp } from "../testing/stepped-up";
import { auditOf, digestOf } from "../testing/stored-rows";

let practice: PracticeFixture;
beforeEach(async () => {
  practice = await makePractice();
});

const admin = (now = minutesAfter(0)) => steppedUp(practice.admin, now);
const toOther = () => ({ clientId: practice.client.clientId, toTherapistId: practice.otherTherapist.userId });

const spans = () =>
  inPractice(practice.practiceId, (tx) =>
    tx.careRelationship.findMany({ where: { clientId: practice.client.clientId }, orderBy: [{ startedAt: "asc" }] }),
  );
const live = async () => (await spans()).filter(({ endedAt }) => endedAt === null).map(({ therapistId }) => therapistId);
const notices = () =>
  inPractice(practice.practiceId, (tx) => tx.notice.findMany({ where: { practiceId: practice.practiceId }, orderBy: { userId: "asc" } }));

describe("transferring a client", () => {
  it("ends one relationship, begins the next, and both therapists hear of it", async () => {
    await expect(admin().care.transfer(toOther())).resolves.toEqual({ ok: true });
    expect(await live()).toEqual([practice.otherTherapist.userId]);
    expect((await spans())[0]).toMatchObject({ therapistId: practice.therapist.userId, endedAt: minutesAfter(0) });
    const { therapist, otherTherapist, client, admin: actor } = practice;
    expect((await notices()).map(({ userId, kind, clientId, actorId }) => [userId, kind, clientId, actorId])).toEqual(
      [therapist, otherTherapist]
        .map(({ userId }) => [userId, "client_transferred", client.clientId, actor.userId])
        .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
    );
    const [event] = (await auditOf(practice.practiceId)).slice(-1);
    expect(event).toMatchObject({ clientId: client.clientId, event: { procedure: "care.transfer", toTherapist: otherTherapist.userId } });
  });

  it("takes what is assigned and asked along, and shuts the file to the earlier therapist on the next request", async () => {
    const story = await makeAssigned(minutesAfter(-60));
    practice = story.practice;
    await phoneOf(practice.client).askFor(crypto.randomUUID(), "slower", minutesAfter(-10));
    await admin().care.transfer(toOther());
    const of = { clientId: practice.client.clientId };
    const [before, now] = [callerFor(practice.therapist), callerFor(practice.otherTherapist)];
    const reads = [before.client.overview(of), before.assignment.list(of), before.record.list({ ...of, cursor: null, limit: 5 })];
    for (const code of await Promise.all(reads.map(codeOf))) expect(code).toBe("NOT_FOUND");
    const [old, present] = [await before.caseload.day(), await now.caseload.day()];
    expect(JSON.stringify(old)).not.toContain(practice.client.clientId);
    expect(present.caseload.map(({ clientId }) => clientId)).toContain(practice.client.clientId);
    expect(present.paceRequests.map(({ clientId }) => clientId)).toEqual([practice.client.clientId]);
    expect((await now.assignment.list(of)).assignments.map(({ id }) => id)).toEqual([story.assignmentId]);
    expect((await before.invitation.list()).invitations).toEqual([]);
  });

  it("leaves one therapist when ten admins transfer, discharge and readmit at once", async () => {
    const { clientId } = practice.client;
    const therapists = [practice.therapist.userId, practice.otherTherapist.userId];
    const acts = Array.from({ length: 10 }, (_, index) => {
      const to = therapists[index % 2] ?? "";
      const caller = admin(minutesAfter(index)).care;
      if (index % 3 === 0) return caller.transfer({ clientId, toTherapistId: to });
      return index % 3 === 1 ? caller.discharge({ clientId }) : caller.readmit({ clientId, therapistId: to });
    });
    await Promise.all(acts);
    const now = await live();
    const { dischargedAt } = await inPractice(practice.practiceId, (tx) =>
      tx.client.findUniqueOrThrow({ where: { practiceId_id: { practiceId: practice.practiceId, id: clientId } } }),
    );
    expect(now.length).toBe(dischargedAt === null ? 1 : 0);
  });

  it("is refused with a reason: to the same therapist, to nobody's therapist, to a disabled one, after discharge", async () => {
    const { client, therapist, otherTherapist, supervisor, otherClient } = practice;
    const to = (toTherapistId: string) => admin().care.transfer({ clientId: client.clientId, toTherapistId });
    await expect(to(therapist.userId)).resolves.toEqual({ ok: false, reason: "sameTherapist" });
    await expect(to(supervisor.userId)).resolves.toEqual({ ok: false, reason: "notATherapist" });
    expect(await codeOf(to(otherClient.userId))).toBe("NOT_FOUND");
    await admin().care.transfer({ clientId: otherClient.clientId, toTherapistId: therapist.userId });
    await expect(admin().person.disable({ personId: otherTherapist.userId })).resolves.toEqual({ ok: true });
    await expect(to(otherTherapist.userId)).resolves.toEqual({ ok: false, reason: "notATherapist" });
    await admin().care.discharge({ clientId: client.clientId });
    await expect(to(otherTherapist.userId)).resolves.toEqual({ ok: false, reason: "notATherapist" });
  });

  it("knows no id of another practice, whichever of the two it is", async () => {
    const elsewhere = await makePractice();
    const before = [await digestOf(practice.practiceId), await digestOf(elsewhere.practiceId)];
    const there = elsewhere.otherTherapist.userId;
    const calls = [
      admin().care.transfer({ clientId: elsewhere.client.clientId, toTherapistId: practice.otherTherapist.userId }),
      admin().care.transfer({ clientId: practice.client.clientId, toTherapistId: there }),
      admin().care.discharge({ clientId: elsewhere.client.clientId }),
      admin().care.readmit({ clientId: elsewhere.client.clientId, therapistId: there }),
      admin().supervision.start({ supervisorId: elsewhere.supervisor.userId, therapistId: practice.therapist.userId }),
      admin().supervision.start({ supervisorId: practice.supervisor.userId, therapistId: there }),
    ];
    for (const code of await Promise.all(calls.map(codeOf))) expect(code).toBe("NOT_FOUND");
    expect([await digestOf(practice.practiceId), await digestOf(elsewhere.practiceId)]).toEqual(before);
  });
});

describe("discharge and coming back", () => {
  it("ends care for the therapist at once, keeps the client's account, and begins anew where an admin says so", async () => {
    const { clientId } = practice.client;
    await expect(admin().care.discharge({ clientId })).resolves.toEqual({ ok: true });
    expect(await codeOf(callerFor(practice.therapist).client.overview({ clientId }))).toBe("NOT_FOUND");
    expect(await codeOf(callerFor(practice.supervisor).client.overview({ clientId }))).toBe("NOT_FOUND");
    await callerFor(practice.client).profile.get();
    expect((await notices()).map(({ kind, userId }) => [kind, userId])).toEqual([["client_discharged", practice.therapist.userId]]);
    await expect(admin().care.discharge({ clientId })).resolves.toEqual({ ok: false, reason: "alreadyDischarged" });
    const back = { clientId, therapistId: practice.otherTherapist.userId };
    await expect(admin(minutesAfter(5)).care.readmit(back)).resolves.toEqual({ ok: true });
    await expect(admin(minutesAfter(6)).care.readmit(back)).resolves.toEqual({ ok: false, reason: "alreadyInCare" });
    await callerFor(practice.otherTherapist, minutesAfter(6)).client.overview({ clientId });
    expect(await live()).toEqual([practice.otherTherapist.userId]);
  });

  it("makes an unused link useless", async () => {
    const made = await callerFor(practice.therapist).invitation.create({
      displayName: "Tom K.",
      email: `${crypto.randomUUID()}@test.example`,
    });
    if (!made.ok) throw new Error(made.reason);
    await admin().care.discharge({ clientId: made.clientId });
    const preview = callerFor(null).invitation.preview({ token: made.token });
    await expect(preview).resolves.toEqual({ ok: false, reason: "revoked" });
  });
});

describe("supervision", () => {
  it("stands once for a pair, however many admins begin it at the same moment, and ends", async () => {
    const pair = { supervisorId: practice.supervisor.userId, therapistId: practice.otherTherapist.userId };
    const started = await Promise.all(Array.from({ length: 8 }, () => admin().supervision.start(pair)));
    expect(started.filter(({ ok }) => ok)).toHaveLength(1);
    const made = started.find((each) => each.ok);
    if (!made?.ok) throw new Error("none");
    const of = { clientId: practice.otherClient.clientId };
    const reader = () => callerFor(practice.supervisor, minutesAfter(1)).client.overview(of);
    await reader();
    await admin(minutesAfter(2)).supervision.end({ supervisionId: made.supervisionId });
    await admin(minutesAfter(3)).supervision.end({ supervisionId: made.supervisionId });
    expect(await codeOf(reader())).toBe("NOT_FOUND");
    const wrongWay = admin().supervision.start({ supervisorId: practice.therapist.userId, therapistId: practice.supervisor.userId });
    await expect(wrongWay).resolves.toEqual({ ok: false, reason: "notASupervisor" });
  });

  it("of another practice can't be ended", async () => {
    const elsewhere = await makePractice();
    const [row] = await inPractice(elsewhere.practiceId, (tx) => tx.supervision.findMany({ where: { practiceId: elsewhere.practiceId } }));
    expect(await codeOf(admin().supervision.end({ supervisionId: row?.id ?? "" }))).toBe("NOT_FOUND");
  });
});
