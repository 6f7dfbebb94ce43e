// Over 300 lines because what must be gone is told once, and looked for in every way there is.
import { mkdir, mkdtemp, readFile, rename, rmdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import type { UserId } from "@/domain/access/scope";
import { parseLedger } from "@/domain/erasure/ledger";
import { findSession, openSession } from "../auth/session-row";
import { db, inPractice } from "../db";
import { eraseClient } from "../erasure/erase";
import { appendToLedger, readLedger } from "../erasure/ledger-file";
import { appRouter } from "../root";
import { behindLock } from "../testing/behind-client-lock";
import { assignStep, type LadderStory, makeAssigned, makeLadder } from "../testing/exposure-story";
import { deviceOperations, push } from "../testing/operations";
import { AFTER, phoneOf, recordExposure } from "../testing/phone";
import { callerFor, contextFor, minutesAfter, NOW, scopeOf } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { steppedUp } from "../testing/stepped-up";
import { auditOf, digestOf } from "../testing/stored-rows";
import { asOwner, findInTables } from "../testing/stored-trace";

const CONFIRM = { confirm: "delete" };

/** Every table that may hold something of a client, and how many rows there are. */
async function rowsOf({ practice }: LadderStory): Promise<Record<string, number>> {
  const { practiceId, client } = practice;
  const of = { where: { clientId: client.clientId } };
  return inPractice(practiceId, async (tx) => ({
    keys: await tx.clientKey.count(of),
    steps: await tx.exposureStep.count(of),
    assignments: await tx.assignment.count(of),
    records: await tx.record.count(of),
    values: await tx.recordValue.count(of),
    versions: await tx.recordVersion.count({ where: { record: { clientId: client.clientId } } }),
    predictions: await tx.prediction.count(of),
    messages: await tx.recordMessage.count(of),
    flags: await tx.answerFlag.count(of),
    lists: await tx.ownItem.count(of),
    checkBacks: await tx.checkBack.count(of),
    looks: await tx.checkBackLook.count(of),
    pace: await tx.paceRequest.count(of),
    restWeeks: await tx.restWeek.count(of),
    paceAgreement: await tx.paceAgreement.count(of),
    consents: await tx.consent.count(of),
    operations: await tx.opLog.count({ where: { userId: client.userId } }),
  }));
}

function expectGone(rows: Record<string, number>): void {
  expect(rows).toEqual(Object.fromEntries(Object.keys(rows).map((name) => [name, 0])));
}

describe("who may delete", () => {
  it.each(["therapist", "supervisor", "admin"] as const)("refuses a %s, who has shown again who they are", async (role) => {
    const { practice } = await makeLadder();
    const before = await digestOf(practice.practiceId);
    expect(await codeOf(steppedUp(practice[role]).ownData.erase(CONFIRM))).toBe("FORBIDDEN");
    expect(await digestOf(practice.practiceId)).toBe(before);
    expect((await auditOf(practice.practiceId)).at(-1)?.event).toMatchObject({
      kind: "denial",
      procedure: "ownData.erase",
      reason: "role",
    });
  });

  it("asks a client to show again who they are, and to type the word", async () => {
    const story = await makeLadder();
    const { client } = story.practice;
    const before = await rowsOf(story);
    expect(await codeOf(callerFor(client).ownData.erase(CONFIRM))).toBe("STEP_UP_REQUIRED");
    expect(await steppedUp(client).ownData.erase({ confirm: "yes" })).toEqual({ ok: false, reason: "notConfirmed" });
    expect(await rowsOf(story)).toEqual(before);
  });
});

describe("deleting everything", () => {
  it("leaves no row, no word, no name and no address, in any table", async () => {
    const story = await makeAssigned();
    const { client, therapist, practiceId } = story.practice;
    const address = `${uuidv7()}@leaving.example`;
    await inPractice(practiceId, async (tx) => {
      const identityId = uuidv7();
      await tx.$queryRaw`select auth_create_identity(${identityId}::uuid, ${address}, 'hash')`;
      await tx.appUser.updateMany({ where: { id: client.userId }, data: { identityId } });
    });
    const recordId = await recordExposure(client, { stepId: story.steps[0].id });
    const { clientId } = client;
    await phoneOf(client).reply(recordId, "It was the same on Friday.");
    await callerFor(therapist).record.reply({ clientId, recordId, messageId: uuidv7(), words: "What did Teo say?" });
    await inPractice(practiceId, async (tx) => {
      await tx.answerFlag.create({ data: { practiceId, recordId, clientId, raisedAt: NOW } });
      const item = { practiceId, id: uuidv7(), clientId, kind: "value" as const, wordsSealed: new Uint8Array([1]) };
      await tx.ownItem.create({ data: { ...item, createdAt: NOW, updatedAt: NOW } });
    });
    await phoneOf(client).answerAsked(recordId, "Nobody laughed, on the next day either.");
    await phoneOf(client).askFor(uuidv7(), "slower");
    await callerFor(therapist).restWeek.plan({ clientId, from: "2026-04-06", to: "2026-04-12", words: "Nothing is due." });
    const agreed = { things: 2, minutes: 20, checkAfterSessions: false, checkAfterExercises: false };
    await callerFor(therapist).paceAgreement.agree({ clientId, ...agreed });
    expect(Object.entries(await rowsOf(story)).filter(([, count]) => count === 0)).toEqual([]);
    const marks = [client.displayName, address, String(AFTER.whatHappened)];
    expect(await findInTables(practiceId, client.displayName)).not.toEqual([]);

    expect(await steppedUp(client).ownData.erase(CONFIRM)).toEqual({ ok: true });
    expectGone(await rowsOf(story));
    for (const mark of marks) expect(await findInTables(practiceId, mark), mark).toEqual([]);
    expect(await codeOf(callerFor(therapist).client.overview({ clientId: client.clientId }))).toBe("NOT_FOUND");
    expect((await callerFor(therapist).caseload.day()).caseload).toEqual([]);
  });

  it("leaves the ledger's line, its event in the trail, and word to those who cared and to the admin, without a name", async () => {
    const { practice } = await makeLadder();
    const { client, therapist, admin, practiceId } = practice;
    await steppedUp(client).ownData.erase(CONFIRM);
    const entry = { practice: practiceId, client: client.clientId, erasedAt: NOW.toISOString(), requestedBy: client.userId };
    expect(parseLedger(await readLedger()).erasures).toContainEqual(entry);
    expect((await auditOf(practiceId)).slice(-2).map(({ event }) => [event.kind, event.procedure ?? event.cause])).toEqual([
      ["clientErased", "request"],
      ["access", "ownData.erase"],
    ]);
    const notices = await inPractice(practiceId, (tx) => tx.notice.findMany({ orderBy: { userId: "asc" } }));
    expect(notices.map(({ userId, kind, actorId, clientId }) => ({ userId, kind, actorId, clientId }))).toEqual(
      [therapist, admin]
        .map(({ userId }) => ({ userId, kind: "client_erased", actorId: null, clientId: client.clientId }))
        .sort((a, b) => (a.userId < b.userId ? -1 : 1)),
    );
  });

  it("tells every device that is still signed in, and nothing else: no sign-in, no push", async () => {
    const { practice } = await makeLadder();
    const { client, practiceId } = practice;
    const sessionId = await inPractice(practiceId, (tx) =>
      openSession(tx, { person: client, assurance: "passphrase", deviceLabel: "Firefox, Linux" }, NOW, (id) => ({
        kind: "signIn",
        sessionId: id,
      })),
    );
    await steppedUp(client).ownData.erase(CONFIRM);
    expect((await findSession(sessionId, minutesAfter(1))).state).toBe("erased");
    const erased = appRouter.createCaller({ ...contextFor(null), erased: true });
    expect(await codeOf(erased.today.get())).toBe("ERASED");
    expect(await codeOf(erased.sync.push({ operations: [deviceOperations().askFor(uuidv7())] }))).toBe("ERASED");
    // A request that was under way meets the same end.
    expect(await codeOf(push(client, [deviceOperations().askFor(uuidv7())]))).toBe("ERASED");
  });

  it("does not happen where the ledger can't be written", async () => {
    const story = await makeLadder();
    const { client, practiceId } = story.practice;
    const before = await rowsOf(story);
    const events = (await auditOf(practiceId)).length;
    const ledger = process.env.FOOTHOLD_ERASURE_LEDGER ?? "";
    await appendToLedger({ practice: uuidv7(), client: uuidv7(), erasedAt: NOW.toISOString(), requestedBy: uuidv7() });
    await rename(ledger, `${ledger}.away`);
    // A folder in its place: nothing can be appended.
    await mkdir(ledger);
    expect(await codeOf(steppedUp(client).ownData.erase(CONFIRM))).toBe("INTERNAL");
    await rmdir(ledger);
    await rename(`${ledger}.away`, ledger);
    expect(await rowsOf(story)).toEqual(before);
    expect(await auditOf(practiceId)).toHaveLength(events);
    expect(parseLedger(await readLedger()).erasures.map((erasure) => erasure.client)).not.toContain(client.clientId);
  });

  it("writes behind a line that was cut off, and never into it", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "foothold-ledger-"));
    const file = path.join(folder, "new", "erasures.jsonl");
    const erasure = () => ({ practice: uuidv7(), client: uuidv7(), erasedAt: NOW.toISOString(), requestedBy: uuidv7() });
    const [first, second] = [erasure(), erasure()];
    await appendToLedger(first, file);
    await writeFile(file, '{"practice":"', { flag: "a" });
    await appendToLedger(second, file);
    expect(parseLedger(await readFile(file, "utf8"))).toEqual({ erasures: [first, second], unreadable: [2] });
  });
});

describe("erase_client", () => {
  /** What stays: bare ids, without which the trail and the ledger would say nothing. */
  const STAYS = ["audit_event", "care_relationship", "erasure_ledger_entry", "notice"];

  it("empties every table that names a client or a client's account, itself or through what it sets off", async () => {
    const { practice } = await makeLadder();
    const { tables, body, following } = await asOwner(practice.practiceId, async (owner) => {
      const named = await owner.query<{ name: string }>(
        "select distinct table_name as name from information_schema.columns where table_schema = 'public' and column_name in ('client_id', 'user_id') order by 1",
      );
      const source = await owner.query<{ body: string }>(
        "select string_agg(prosrc, ' ') as body from pg_proc where proname in ('erase_client', 'erase_own_items', 'erase_check_back_look', 'erase_pace')",
      );
      // What goes with the record that it belongs to.
      const cascading = await owner.query<{ name: string }>(
        "select conrelid::regclass::text as name from pg_constraint where confdeltype = 'c' and confrelid = 'record'::regclass",
      );
      return {
        tables: named.rows.map(({ name }) => name),
        body: source.rows[0]?.body ?? "",
        following: cascading.rows.map(({ name }) => name),
      };
    });
    const emptied = tables.filter((table) => new RegExp(`(DELETE FROM|UPDATE) public\\.${table} `).test(body));
    const handled = [...emptied, ...following, ...STAYS, "client"];
    expect(tables.filter((table) => !handled.includes(table))).toEqual([]);
  });
});

describe("a deletion that meets other acts", () => {
  it("with a push: whichever is first, everything is gone", async () => {
    for (let round = 0; round < 4; round++) {
      const story = await makeLadder();
      const { client } = story.practice;
      const device = deviceOperations();
      const recordId = uuidv7();
      const of = { stepId: story.steps[0].id };
      const operations = [device.predict(recordId, of), device.openAfter(recordId), device.finish(recordId, of), device.askFor(uuidv7())];
      const pushes = operations.map((operation) => push(client, [operation]).catch((error) => error.message));
      const [erased] = await Promise.all([steppedUp(client).ownData.erase(CONFIRM), ...pushes]);
      expect(erased).toEqual({ ok: true });
      expectGone(await rowsOf(story));
    }
  });

  it("with a therapist's writing: whichever is first, everything is gone", async () => {
    for (let round = 0; round < 4; round++) {
      const story = await makeLadder();
      const { client, therapist } = story.practice;
      const recordId = await recordExposure(client, { stepId: story.steps[0].id });
      const of = { clientId: client.clientId };
      const staff = callerFor(therapist);
      const acts = [
        staff.record.open({ ...of, recordId }),
        staff.record.review({ ...of, recordId, note: "You waited." }),
        staff.exposure.addStep({ ...of, title: "Say hello", minimumVersion: "Nod", predictedSuds: 30 }),
        assignStep(story, story.steps[1].id),
      ].map((act) => act.catch((error) => error.message));
      const [erased] = await Promise.all([steppedUp(client).ownData.erase(CONFIRM), ...acts]);
      expect(erased).toEqual({ ok: true });
      expectGone(await rowsOf(story));
    }
  });

  it("that wait for it: they are refused", async () => {
    const story = await makeLadder();
    const { client, therapist, practiceId } = story.practice;
    const of = { clientId: client.clientId };
    const lock = (tx: Parameters<Parameters<typeof inPractice>[1]>[0]) =>
      eraseClient(tx, { practiceId, clientId: client.clientId, requestedBy: client.userId, now: NOW });
    const start = () =>
      codeOf(callerFor(therapist).exposure.addStep({ ...of, title: "Say hello", minimumVersion: "Nod", predictedSuds: 30 }));
    expect(await behindLock(scopeOf(client, client), lock, start, async () => {})).toBe("NOT_FOUND");
    expectGone(await rowsOf(story));
  });

  it("the database itself refuses a row that names an erased client", async () => {
    const { practice } = await makeLadder();
    const { client, practiceId } = practice;
    await steppedUp(client).ownData.erase(CONFIRM);
    const late = inPractice(practiceId, (tx) =>
      tx.consent.createMany({
        data: [{ practiceId, id: uuidv7(), clientId: client.clientId, purpose: "care", textVersion: 1, givenAt: NOW }],
      }),
    );
    await expect(late).rejects.toThrow();
    expect(await db.$queryRaw`select 1 as up`).toEqual([{ up: 1 }]);
  });
});

describe("after a deletion", () => {
  it("the address is free: a new invitation makes a new person, with nothing of the old one", async () => {
    const { practice } = await makeLadder();
    const { therapist, practiceId } = practice;
    const address = `${uuidv7()}@again.example`;
    const invite = (displayName: string) => callerFor(therapist).invitation.create({ displayName, email: address });
    const accept = async (displayName: string) => {
      const created = await invite(displayName);
      if (!created.ok) throw new Error(created.reason);
      const accepted = await callerFor(null).invitation.accept({
        token: created.token,
        passphrase: "nine lanterns over the quiet canal",
        timeZone: "Europe/Berlin",
        consentTextVersion: 2,
        agreesToSupervision: true,
      });
      expect(accepted).toMatchObject({ ok: true });
      return inPractice(practiceId, (tx) => tx.client.findFirstOrThrow({ where: { id: created.clientId } }));
    };
    const first = await accept("Lena Wolfram");
    const userId = first.userId as UserId;
    const member = { practiceId, userId, role: "client" as const, displayName: "Lena Wolfram", clientId: first.id };
    await phoneOf(member).askFor(uuidv7(), "pause");
    await steppedUp(member).ownData.erase(CONFIRM);
    for (const mark of [address, "Lena Wolfram"]) expect(await findInTables(practiceId, mark)).toEqual([]);

    const second = await accept("Lena");
    expect(second.id).not.toBe(first.id);
    expect(second.userId).not.toBe(first.userId);
    expect(await findInTables(practiceId, "Lena Wolfram")).toEqual([]);
    const again = { ...member, userId: second.userId as UserId, displayName: "Lena", clientId: second.id };
    expect((await callerFor(again).consent.list()).consents.map(({ state, history }) => [state, history.length])).toEqual([
      ["given", 1],
      ["given", 1],
    ]);
    expect((await callerFor(again).today.get()).pace).toBeNull();
  });
});
