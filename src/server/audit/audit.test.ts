import pg from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { inPractice, pool } from "../db";
import { auditTrail } from "../testing/audit-trail";
import { callerFor, makePractice, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { appendAudit } from "./audit";
import { verifyChain } from "./verify-chain";

/** The owner of the tables, who could tamper; forced row-level security holds for it too. */
const owner = new pg.Pool({ connectionString: process.env.MIGRATION_DATABASE_URL, max: 1 });
afterAll(() => owner.end());

let practice: PracticeFixture;
beforeEach(async () => {
  practice = await makePractice();
});

const verify = () => inPractice(practice.practiceId, (tx) => verifyChain(tx, practice.practiceId));

async function tamper(sql: string): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.practice', $1, true)", [practice.practiceId]);
    expect((await client.query(sql)).rowCount).toBe(1);
    await client.query("commit");
  } finally {
    client.release();
  }
}

async function append(count: number): Promise<void> {
  for (let index = 0; index < count; index++)
    await inPractice(practice.practiceId, (tx) =>
      appendAudit(tx, practice.practiceId, NOW, practice.therapist.userId, index % 2 ? practice.client.clientId : null, {
        kind: "access",
        procedure: "öffnen",
        permission: "caseload:read:own",
        index,
      }),
    );
}

describe("the audit chain", () => {
  it("links every event to the one before", async () => {
    await append(6);
    expect(await verify()).toEqual({ ok: true, events: 6 });
  });

  it("stays whole when many append at the same moment", async () => {
    await Promise.all(Array.from({ length: 30 }, () => append(1)));
    expect(await verify()).toEqual({ ok: true, events: 30 });
  });

  it.each([
    ["an event was changed", `update audit_event set event = jsonb_set(event, '{procedure}', '"other"') where seq = 3`, 3],
    ["the actor was changed", "update audit_event set actor_id = null where seq = 2", 2],
    ["the client was changed", "update audit_event set client_id = null where seq = 4", 4],
    ["the time was moved", "update audit_event set at = at - interval '1 minute' where seq = 5", 5],
    ["one in the middle is gone", "delete from audit_event where seq = 3", 3],
    ["the last one is gone", "delete from audit_event where seq = 6", 6],
  ])("shows that %s", async (_what, sql, brokenAt) => {
    await append(6);
    await tamper(sql);
    expect(await verify()).toEqual({ ok: false, brokenAt });
  });

  it("can't be written around: the app's role may neither insert, change nor delete", async () => {
    await append(1);
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
