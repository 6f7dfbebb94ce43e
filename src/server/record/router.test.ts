import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { clientSealer } from "../crypto/seal";
import { inPractice } from "../db";
import { type LadderStory, makeLadder } from "../testing/exposure-story";
import { AFTER, BEFORE, phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, type Member, minutesAfter, scopeOf } from "../testing/practice-fixture";
import { CLIENTS_ONLY, codeOf, describeAccess, OWNER_ONLY, THERAPIST_ONLY } from "../testing/refusals";
import { auditOf, digestOf } from "../testing/stored-rows";
import { getRecord } from "./data";

type SharedStory = LadderStory & { recordId: string };

async function makeShared(): Promise<SharedStory> {
  const story = await makeLadder();
  return { ...story, recordId: await recordExposure(story.practice.client, { stepId: story.steps[1].id, exhaustion: 4 }) };
}
const refOf = (story: SharedStory) => ({ clientId: story.practice.client.clientId, recordId: story.recordId });
const FIRST_PAGE = { cursor: null, limit: 50 };

describe("who may read records", () => {
  describeAccess("record.list", THERAPIST_ONLY, makeShared, (caller, story) =>
    caller.record.list({ clientId: refOf(story).clientId, ...FIRST_PAGE }),
  );
  describeAccess("record.open", THERAPIST_ONLY, makeShared, (caller, story) => caller.record.open(refOf(story)));
  describeAccess("record.review", THERAPIST_ONLY, makeShared, (caller, story) =>
    caller.record.review({ ...refOf(story), note: "Four seconds." }),
  );
  describeAccess("record.listOwn", CLIENTS_ONLY, makeShared, (caller) => caller.record.listOwn(FIRST_PAGE));
  describeAccess("record.getOwn", OWNER_ONLY, makeShared, (caller, story) => caller.record.getOwn({ recordId: story.recordId }));

  it("finds no record of another client behind one's own client's id", async () => {
    const story = await makeShared();
    const { otherTherapist, otherClient, practiceId } = story.practice;
    const caller = callerFor(otherTherapist);
    const before = await digestOf(practiceId);
    for (const recordId of [story.recordId, uuidv7()]) {
      expect(await codeOf(caller.record.open({ clientId: otherClient.clientId, recordId }))).toBe("NOT_FOUND");
      expect(await codeOf(caller.record.review({ clientId: otherClient.clientId, recordId, note: null }))).toBe("NOT_FOUND");
    }
    expect(await digestOf(practiceId)).toBe(before);
    expect((await callerFor(otherClient).record.listOwn(FIRST_PAGE)).records).toEqual([]);
  });
});

describe("what a therapist sees", () => {
  it("has no draft and nothing private, in no list and behind no id", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist } = practice;
    const phone = phoneOf(client);
    const [draftId, privateId] = [uuidv7(), uuidv7()];
    await phone.predict(draftId, { stepId: steps[0].id });
    await phone.finish(privateId, { stepId: steps[0].id, answers: { ...BEFORE, ...AFTER } });
    const caller = callerFor(therapist, minutesAfter(5));
    expect((await caller.record.list({ clientId: client.clientId, ...FIRST_PAGE })).records).toEqual([]);
    for (const recordId of [draftId, privateId]) {
      expect(await codeOf(caller.record.open({ clientId: client.clientId, recordId }))).toBe("NOT_FOUND");
      expect(await codeOf(caller.record.review({ clientId: client.clientId, recordId, note: null }))).toBe("NOT_FOUND");
    }
    const own = await callerFor(client, minutesAfter(5)).record.listOwn(FIRST_PAGE);
    expect(own.records.map((record) => [record.progress, record.visibility]).sort()).toEqual([
      ["done", "private"],
      ["draft", "private"],
    ]);
  });

  it("has the words and the outcome of what was shared, on both sides alike", async () => {
    const story = await makeShared();
    const { therapist, client } = story.practice;
    const page = await callerFor(therapist).record.list({ clientId: client.clientId, ...FIRST_PAGE });
    expect(page).toMatchObject({
      next: null,
      records: [
        {
          id: story.recordId,
          stepTitle: story.steps[1].title,
          feared: BEFORE.fearedOutcome,
          learned: AFTER.whatILearned,
          outcome: "no",
          visibility: "shared",
        },
      ],
    });
    expect((await callerFor(client).record.listOwn(FIRST_PAGE)).records).toEqual(page.records);
  });

  it("is the whole record once opened: all versions merged, words and numbers", async () => {
    const story = await makeShared();
    const { therapist, client } = story.practice;
    await phoneOf(client).followUp(story.recordId, { likelihoodLater: 40 }, daysAfter(2));
    const opened = await callerFor(therapist, daysAfter(3)).record.open(refOf(story));
    expect(opened).toMatchObject({
      ok: true,
      record: {
        answers: { ...BEFORE, ...AFTER, likelihoodLater: 40 },
        exhaustion: 4,
        decideBy: "2026-03-19",
        retrospective: false,
        zone: "Europe/Berlin",
        openedAt: daysAfter(3).toISOString(),
        review: null,
      },
    });
    expect((await callerFor(client, daysAfter(3)).record.getOwn({ recordId: story.recordId })).summary.visibility).toBe("opened");
  });

  it("keeps when it was first opened", async () => {
    const story = await makeShared();
    const { therapist, client } = story.practice;
    await callerFor(therapist, daysAfter(1)).record.open(refOf(story));
    await callerFor(therapist, daysAfter(2)).record.open(refOf(story));
    expect((await callerFor(client, daysAfter(2)).record.getOwn({ recordId: story.recordId })).openedAt).toBe(daysAfter(1).toISOString());
  });

  it("never has the words of a record that was taken back", async () => {
    const story = await makeShared();
    const { therapist, client } = story.practice;
    const phone = phoneOf(client);
    await phone.takeBack(story.recordId, minutesAfter(1));
    const caller = callerFor(therapist, minutesAfter(5));
    const page = await caller.record.list({ clientId: client.clientId, ...FIRST_PAGE });
    expect(page.records).toMatchObject([
      { id: story.recordId, visibility: "takenBack", feared: null, learned: null, outcome: null, stepTitle: null, stepId: null },
    ]);
    expect(await caller.record.open(refOf(story))).toEqual({ ok: false, reason: "takenBack" });
    expect(await caller.record.review({ ...refOf(story), note: "…" })).toEqual({ ok: false, reason: "takenBack" });
    const everything = JSON.stringify([page, await caller.client.overview({ clientId: client.clientId }), await caller.caseload.day()]);
    for (const words of [BEFORE.fearedOutcome, BEFORE.howWillIKnow, AFTER.whatHappened, AFTER.whatILearned])
      expect(everything).not.toContain(words);
    expect((await callerFor(client, minutesAfter(5)).record.getOwn({ recordId: story.recordId })).answers).toMatchObject(BEFORE);
  });

  it("is kept to that by the query itself, whatever a router checked before", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist, practiceId } = practice;
    const phone = phoneOf(client);
    const stepId = steps[0].id;
    const [draftId, privateId, takenBackId] = [uuidv7(), uuidv7(), await recordExposure(client, { stepId })];
    await phone.predict(draftId, { stepId });
    await phone.finish(privateId, { stepId, answers: { ...BEFORE, ...AFTER } });
    await phone.takeBack(takenBackId);
    const read = (reader: Member, recordId: string) =>
      inPractice(practiceId, async (tx) => {
        const scope = scopeOf(reader, client);
        return (await getRecord(tx, scope, await clientSealer(tx, scope), recordId)).summary.id;
      });
    for (const recordId of [draftId, privateId, takenBackId]) {
      await expect(read(therapist, recordId)).rejects.toThrow("NOT_FOUND");
      expect(await read(client, recordId)).toBe(recordId);
    }
  });

  it("stays open once opened: taking back comes too late", async () => {
    const story = await makeShared();
    await callerFor(story.practice.therapist, minutesAfter(1)).record.open(refOf(story));
    expect(await phoneOf(story.practice.client).takeBack(story.recordId, minutesAfter(2))).toMatchObject({
      status: "rejected",
      rejection: "ALREADY_OPENED",
    });
  });

  it("lets opening and taking back at once end in one of the two, never in both", async () => {
    const story = await makeLadder();
    const { therapist, client } = story.practice;
    for (let round = 0; round < 6; round++) {
      const recordId = await recordExposure(client, { stepId: story.steps[0].id });
      const [opened, takenBack] = await Promise.all([
        callerFor(therapist).record.open({ clientId: client.clientId, recordId }),
        phoneOf(client).takeBack(recordId),
      ]);
      expect(opened.ok).toBe(takenBack.status !== "applied");
      const { summary } = await callerFor(client).record.getOwn({ recordId });
      expect(summary.visibility).toBe(opened.ok ? "opened" : "takenBack");
    }
  });
});

describe("a review", () => {
  it("reaches the client with its note, once", async () => {
    const story = await makeShared();
    const { therapist, client } = story.practice;
    const caller = callerFor(therapist, daysAfter(1));
    await caller.record.open(refOf(story));
    expect(await caller.record.review({ ...refOf(story), note: "You waited, and somebody asked." })).toEqual({ ok: true });
    expect(await caller.record.review({ ...refOf(story), note: "again" })).toEqual({ ok: false, reason: "alreadyReviewed" });
    const record = await callerFor(client, daysAfter(2)).record.getOwn({ recordId: story.recordId });
    expect(record).toMatchObject({
      summary: { visibility: "reviewed" },
      review: { note: "You waited, and somebody asked.", therapistName: "Maren Holt", reviewedAt: daysAfter(1).toISOString() },
    });
  });

  it("may have no note", async () => {
    const story = await makeShared();
    const caller = callerFor(story.practice.therapist);
    await caller.record.open(refOf(story));
    expect(await caller.record.review({ ...refOf(story), note: null })).toEqual({ ok: true });
    expect((await callerFor(story.practice.client).record.getOwn({ recordId: story.recordId })).review).toMatchObject({ note: null });
  });

  it("names the record in the audit trail, and no word of it", async () => {
    const story = await makeShared();
    await callerFor(story.practice.therapist).record.open(refOf(story));
    const events = await auditOf(story.practice.practiceId);
    expect(events.at(-1)).toMatchObject({
      clientId: story.practice.client.clientId,
      event: { procedure: "record.open", recordId: story.recordId },
    });
    expect(JSON.stringify(events)).not.toContain(AFTER.whatILearned);
  });
});

describe("a list", () => {
  it("pages by time and id, newest first, without a repeat or a gap", async () => {
    const { practice, steps } = await makeLadder();
    const { client, therapist } = practice;
    const made: string[] = [];
    // Two of the five at the same moment: then the id decides.
    for (const minute of [0, 1, 1, 2, 3]) made.push(await recordExposure(client, { stepId: steps[0].id }, minutesAfter(minute)));
    const caller = callerFor(therapist, minutesAfter(10));
    const seen: string[] = [];
    let cursor: Parameters<typeof caller.record.list>[0]["cursor"] = null;
    let pages = 0;
    do {
      const page = await caller.record.list({ clientId: client.clientId, cursor, limit: 2 });
      seen.push(...page.records.map((record) => record.id));
      cursor = page.next;
      pages++;
    } while (cursor);
    expect(pages).toBe(3);
    expect(seen).toEqual([made[4], made[3], ...[made[1], made[2]].sort().reverse(), made[0]]);
  });
});
