import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { inPractice } from "../db";
import { makeLadder } from "../testing/exposure-story";
import { phoneOf, recordExposure } from "../testing/phone";
import { callerFor, makePractice, minutesAfter, NOW, scopeOf } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { openSessionOf } from "../testing/signed-in";
import { steppedUp } from "../testing/stepped-up";
import { auditOf } from "../testing/stored-rows";
import { superuser } from "../testing/superuser";
import { appendAudit } from "./audit";
import { pageQuery } from "./data";
import { ownQuery } from "./own-data";

const EVERYTHING = { from: null, to: null, actorId: null, clientId: null, group: null, procedure: null };
const page = { cursor: null, limit: 100 };

/** A therapist has read a record, was refused somebody else's client, and a client has asked for a slower pace. */
async function makeStory() {
  const story = await makeLadder(minutesAfter(-100));
  const { practice, steps } = story;
  const { client, therapist, otherClient } = practice;
  const recordId = await recordExposure(client, { stepId: steps[0].id }, minutesAfter(-60));
  await callerFor(therapist, minutesAfter(-50)).record.open({ clientId: client.clientId, recordId });
  await codeOf(callerFor(therapist, minutesAfter(-40)).exposure.listSteps({ clientId: otherClient.clientId }));
  await phoneOf(client).askFor(uuidv7(), "slower", minutesAfter(-30));
  return { ...story, recordId };
}

describe("the trail for an administrator", () => {
  it("names who, what and whom, newest first, without any word of a client's", async () => {
    const { practice, recordId } = await makeStory();
    const { admin, therapist, client, otherClient } = practice;
    const { events, next } = await callerFor(admin).audit.list({ filter: EVERYTHING, ...page });
    expect(next).toBeNull();
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, place) => events.length - place));
    const told = events.map(({ kind, procedure, actor, client: about }) => [kind, procedure, actor?.name, about?.name]);
    expect(told.slice(0, 3)).toEqual([
      ["operation", null, "Jonas R.", "Jonas R."],
      ["denial", "exposure.listSteps", "Maren Holt", "Freya N."],
      ["access", "record.open", "Maren Holt", "Jonas R."],
    ]);
    expect(events[1]).toMatchObject({
      reason: "notFound",
      client: { id: otherClient.clientId },
      actor: { id: therapist.userId, role: "therapist" },
    });
    expect(events[2]).toMatchObject({ client: { id: client.clientId }, details: [{ name: "recordId", value: recordId }] });
    expect(JSON.stringify(events)).not.toMatch(/Teo|wanted to know|look at each other|Say/);
  });

  it("is read in pages that nothing written meanwhile moves", async () => {
    const { practice } = await makeStory();
    const caller = callerFor(practice.admin);
    const whole = (await auditOf(practice.practiceId)).length;
    const seen: number[] = [];
    let cursor: number | null = null;
    do {
      const { events, next }: { events: { seq: number }[]; next: number | null } = await caller.audit.list({
        filter: EVERYTHING,
        cursor,
        limit: 4,
      });
      seen.push(...events.map(({ seq }) => seq));
      cursor = next;
    } while (cursor !== null);
    expect(seen).toEqual(Array.from({ length: whole }, (_, place) => whole - place));
  });

  it("is filtered by person, client, sort, procedure and time; a refused request counts for the client whom it named", async () => {
    const { practice } = await makeStory();
    const { admin, therapist, client, otherClient } = practice;
    const told = async (filter: Partial<Parameters<ReturnType<typeof callerFor>["audit"]["list"]>[0]["filter"]>) =>
      (await callerFor(admin, minutesAfter(10)).audit.list({ filter: { ...EVERYTHING, ...filter }, ...page })).events;
    expect((await told({ actorId: client.userId })).every(({ kind }) => kind === "operation")).toBe(true);
    expect((await told({ clientId: otherClient.clientId })).map(({ kind }) => kind)).toEqual(["denial"]);
    expect((await told({ group: "denial" })).map(({ actor }) => actor?.id)).toEqual([therapist.userId]);
    expect((await told({ group: "operation" })).length).toBe(5);
    expect((await told({ procedure: "record.open" })).map(({ at }) => at)).toEqual([minutesAfter(-50).toISOString()]);
    const around = { from: minutesAfter(-40).toISOString(), to: minutesAfter(-30).toISOString() };
    expect((await told(around)).map(({ kind }) => kind)).toEqual(["denial"]);
  });

  it("has its own reading in it, and nothing of another practice", async () => {
    const { practice } = await makeStory();
    const elsewhere = await makePractice();
    expect((await callerFor(elsewhere.admin).audit.list({ filter: EVERYTHING, ...page })).events).toEqual([]);
    await callerFor(practice.admin).audit.people();
    const trail = await auditOf(practice.practiceId);
    expect(trail.at(-1)).toMatchObject({ actorId: practice.admin.userId, clientId: null, event: { procedure: "audit.people" } });
  });

  it("is taken out, and its head, only after a second look", async () => {
    const { practice } = await makeStory();
    const { admin, practiceId } = practice;
    const asked = { filter: EVERYTHING, ...page };
    expect(await codeOf(callerFor(admin).audit.export(asked))).toBe("STEP_UP_REQUIRED");
    expect(await codeOf(callerFor(admin).audit.head())).toBe("STEP_UP_REQUIRED");
    const { events } = await steppedUp(admin).audit.export(asked);
    const before = await auditOf(practiceId);
    const head = await steppedUp(admin).audit.head();
    expect(head).toMatchObject({ practiceId, seq: before.length, exportedAt: NOW.toISOString() });
    const [last] = (await steppedUp(admin).audit.export({ ...asked, limit: 2 })).events.slice(1);
    expect(last).toMatchObject({ seq: head.seq, hash: head.hash });
    expect(events[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await codeOf(steppedUp(admin).audit.export({ ...asked, limit: 5_001 }))).toBe("INVALID_INPUT");
  });
});

describe("a client's own log", () => {
  it("tells who of the practice did what with which record, and of refusals without a name", async () => {
    const { practice, recordId } = await makeStory();
    const { client, otherClient, therapist, supervisor } = practice;
    await callerFor(supervisor, minutesAfter(-20)).record.read({ clientId: client.clientId, recordId });
    await callerFor(therapist, minutesAfter(-10)).caseload.day();
    const { entries, next, timeZone } = await callerFor(client).audit.listOwn({ cursor: null, limit: 3 });
    const maren = { name: "Maren Holt", role: "therapist" };
    expect(entries.map(({ did, actor, through, recordDates }) => ({ did, actor, through, recordDates }))).toEqual([
      { did: "caseload.day", actor: maren, through: null, recordDates: ["2026-03-17"] },
      { did: "record.read", actor: { name: "Edda Lind", role: "supervisor" }, through: "supervision", recordDates: ["2026-03-17"] },
      { did: "record.open", actor: maren, through: null, recordDates: ["2026-03-17"] },
    ]);
    expect([next, timeZone]).toEqual([entries[2]?.seq, "Europe/Berlin"]);
    const refused = (await callerFor(otherClient).audit.listOwn(page)).entries.filter(({ did }) => did === "refused");
    expect(refused).toMatchObject([{ actor: null, isSelf: false, through: null, recordDates: [] }]);
    expect(JSON.stringify(refused)).not.toMatch(/Maren|therapist/);
  });

  it("tells of a supervisor who saw one's line among the supervised caseloads", async () => {
    const { practice } = await makeStory();
    const before = (await auditOf(practice.practiceId)).length;
    await callerFor(practice.supervisor).supervision.caseloads();
    expect((await auditOf(practice.practiceId)).slice(before).map(({ clientId }) => clientId)).toEqual([practice.client.clientId]);
    const [latest] = (await callerFor(practice.client).audit.listOwn(page)).entries;
    expect(latest).toMatchObject({ did: "supervision.caseloads", actor: { name: "Edda Lind" }, through: "supervision" });
  });

  it("tells of emergency access, of one's own sign-ins and exports, and not of one's own reading", async () => {
    const { practice } = await makeStory();
    const { otherClient, supervisor } = practice;
    const { breakGlassId } = await steppedUp(supervisor, minutesAfter(-9)).breakGlass.open({
      clientId: otherClient.clientId,
      reason: "The therapist is ill and cannot be reached.",
    });
    await callerFor(supervisor, minutesAfter(-8)).client.overview({ clientId: otherClient.clientId });
    await openSessionOf(otherClient, minutesAfter(-5));
    await steppedUp(otherClient, minutesAfter(-4)).ownData.export();
    await callerFor(otherClient, minutesAfter(-3)).today.get();
    const { entries } = await callerFor(otherClient).audit.listOwn(page);
    expect(entries.slice(0, 4).map(({ did, isSelf, through }) => [did, isSelf, through])).toEqual([
      ["ownData.export", true, null],
      ["signIn", true, null],
      ["client.overview", false, "emergency"],
      ["breakGlass.open", false, "emergency"],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/ill and cannot/);
    expect(JSON.stringify(entries)).not.toContain(breakGlassId);
  });
});

describe("with twenty thousand events", () => {
  it("every filter and a client's own log are answered by an index", async () => {
    const practice = await makePractice();
    const { practiceId, therapist, client, otherClient, admin } = practice;
    await inPractice(practiceId, (tx) => appendAudit(tx, practiceId, NOW, null, null, { kind: "signOut", sessionId: "x" }));
    const owner = await superuser();
    await owner.query(
      `insert into audit_event (practice_id, seq, at, actor_id, client_id, event, prev_hash, hash)
       select $1, n, now() - (20100 - n) * interval '1 minute', case when n % 200 = 0 then $3::uuid else $2::uuid end,
         case when n % 100 = 0 then $4::uuid else $5::uuid end,
         case when n % 300 = 0 then jsonb_build_object('kind', 'denial', 'procedure', 'record.open', 'requestedClientId', $4::text)
           else '{"kind": "access", "procedure": "caseload.day"}' end, '', ''
       from generate_series(2, 20000) n`,
      [practiceId, therapist.userId, client.userId, client.clientId, otherClient.clientId],
    );
    await owner.query("analyze audit_event");
    await owner.end();
    const explain = (query: Prisma.Sql) =>
      inPractice(practiceId, async (tx) => {
        const rows = await tx.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`explain ${query}`);
        return rows.map((row) => row["QUERY PLAN"]).join("\n");
      });
    const since = new Date(Date.now() - 5 * 86_400_000).toISOString();
    const filters = [
      {},
      { from: since },
      { to: since },
      { actorId: client.userId },
      { clientId: client.clientId },
      { group: "denial" as const },
      { procedure: "record.open" },
    ];
    const scope = { practiceId, userId: admin.userId, role: "admin" as const };
    for (const filter of filters)
      for (const cursor of [null, 9_000]) {
        const plan = await explain(pageQuery(scope, { filter: { ...EVERYTHING, ...filter }, cursor, limit: 50 }));
        expect(plan, JSON.stringify(filter)).not.toContain("Seq Scan on audit_event");
        expect(plan, JSON.stringify(filter)).toMatch(/Index Scan.* on audit_event|Bitmap Index Scan on audit_event/);
      }
    const own = await explain(ownQuery(scopeOf(client, client), { cursor: null, limit: 100 }));
    expect(own).not.toContain("Seq Scan on audit_event");
    for (const index of ["client_id_seq", "asked_for_seq"]) expect(own).toContain(`audit_event_practice_id_${index}_idx`);
  }, 40_000);
});
