import { beforeEach, describe, expect, it } from "vitest";
import { inPractice, pool } from "../db";
import { auditTrail } from "../testing/audit-trail";
import { callerFor, makePractice, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { appendAudit, auditWithCommit } from "./audit";
import { verifyChain } from "./verify-chain";

let practice: PracticeFixture;
beforeEach(async () => {
  practice = await makePractice();
});

/** One event of this practice. */
const append = () =>
  inPractice(practice.practiceId, (tx) =>
    appendAudit(tx, practice.practiceId, NOW, practice.therapist.userId, null, { kind: "signOut", sessionId: "x" }),
  );

describe("the trail", () => {
  it("can't be written around: the app's role may neither insert, change nor delete", async () => {
    await append();
    for (const sql of [
      "update audit_event set event = '{}'",
      "delete from audit_event",
      "update audit_head set seq = 0",
      "truncate audit_event",
    ])
      await expect(pool.query(sql), sql).rejects.toThrow(/permission denied/);
    await expect(pool.query("insert into audit_head (practice_id, hash) values (gen_random_uuid(), '')")).rejects.toThrow(
      /permission denied/,
    );
  });

  it("takes no event for another practice than the transaction's", async () => {
    const other = await makePractice();
    const foreign = inPractice(practice.practiceId, (tx) =>
      appendAudit(tx, other.practiceId, NOW, null, null, { kind: "signOut", sessionId: "x" }),
    );
    await expect(foreign).rejects.toThrow(/practice differs/);
  });

  it("keeps several events of one act in their order", async () => {
    const { practiceId, therapist, client, otherClient } = practice;
    const entries = [client, otherClient, client].map(({ clientId }, place) => ({
      clientId,
      event: { kind: "access" as const, procedure: "caseload.day", permission: "caseload:read:own", place },
    }));
    await inPractice(practiceId, async (tx) => auditWithCommit(tx, practiceId, NOW, therapist.userId, entries));
    const trail = await auditTrail(practiceId);
    expect(trail.map(({ clientId, event }) => [clientId, event.place])).toEqual(
      entries.map(({ clientId, event }) => [clientId, event.place]),
    );
    expect(await verifyChain(practiceId)).toEqual({ ok: true, events: 3 });
  });
});

describe("what procedures leave behind", () => {
  it("is one event for an access, with who, what and whose", async () => {
    const { therapist } = practice;
    await callerFor(therapist).setting.setReadingDays({ readingDays: [4, 2, 4] });
    expect(await auditTrail(practice.practiceId)).toEqual([
      {
        actorId: therapist.userId,
        clientId: null,
        event: { kind: "access", procedure: "setting.setReadingDays", permission: "setting:write:own" },
      },
    ]);
  });

  it("is one denial where the role may not", async () => {
    await expect(callerFor(practice.client).setting.getReadingDays()).rejects.toThrow("FORBIDDEN");
    expect(await auditTrail(practice.practiceId)).toEqual([
      {
        actorId: practice.client.userId,
        clientId: null,
        event: { kind: "denial", procedure: "setting.getReadingDays", permission: "setting:write:own", reason: "role" },
      },
    ]);
  });

  it("is one denial where a therapist asks for someone else's client, in their own practice or another", async () => {
    const elsewhere = await makePractice();
    for (const clientId of [practice.otherClient.clientId, elsewhere.client.clientId]) {
      const asked = callerFor(practice.therapist).invitation.revoke({ clientId, invitationId: clientId });
      await expect(asked).rejects.toThrow("NOT_FOUND");
    }
    const trail = await auditTrail(practice.practiceId);
    expect(trail.map(({ event }) => [event.kind, event.reason, event.requestedClientId])).toEqual([
      ["denial", "notFound", practice.otherClient.clientId],
      ["denial", "notFound", elsewhere.client.clientId],
    ]);
    expect(await auditTrail(elsewhere.practiceId)).toEqual([]);
  });

  it("decides: where the event can't be written, nothing was done", async () => {
    const { therapist, practiceId } = practice;
    // A moment that is none can't be written into the trail, and that comes after the act itself.
    const before = await callerFor(therapist).setting.getReadingDays();
    const broken = callerFor(therapist, new Date(Number.NaN)).setting.setReadingDays({ readingDays: [7] });
    await expect(broken).rejects.toThrow("INTERNAL");
    expect(await callerFor(therapist).setting.getReadingDays()).toEqual(before);
    expect((await auditTrail(practiceId)).length).toBe(2);
  });
});
