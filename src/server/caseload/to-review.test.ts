import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { deviceOperations, pushed } from "../testing/operations";
import { eveningLog, publish } from "../testing/own-exercise";
import { phoneOf } from "../testing/phone";
import { addClient, type ClientMember, callerFor, makePractice, minutesAfter, type PracticeFixture } from "../testing/practice-fixture";
import { auditOf } from "../testing/stored-rows";

type Story = { practice: PracticeFixture; definitionId: string };

async function makeStory(): Promise<Story> {
  const practice = await makePractice();
  const definition = eveningLog();
  await publish(practice, definition);
  return { practice, definitionId: definition.id };
}

/** A finished evening log, shared at that minute unless it says otherwise. */
async function log(story: Story, minute: number, mood: string, of: { client?: ClientMember; isShared?: boolean } = {}): Promise<string> {
  const { client = story.practice.client, isShared = true } = of;
  const device = deviceOperations(minutesAfter(minute));
  const recordId = uuidv7();
  const place = { definitionId: story.definitionId, definitionVersion: 1, stepId: null };
  const finish = device.finish(recordId, { ...place, answers: { mood, words: `minute ${minute}` } });
  const taps = isShared ? [finish, device.share(recordId)] : [finish];
  expect(await pushed(client, taps, minutesAfter(minute))).toEqual(taps.map(() => "applied"));
  return recordId;
}
const staffAt = ({ practice }: Story, minute: number) => callerFor(practice.therapist, minutesAfter(minute));
const queue = async (story: Story, minute = 60) => (await staffAt(story, minute).caseload.toReview({ cursor: null, limit: 50 })).items;
const review = (story: Story, recordId: string, minute: number, note: string | null = null) =>
  staffAt(story, minute).record.review({ clientId: story.practice.client.clientId, recordId, note });

describe("what waits to be read", () => {
  it("is in order: answers for the top of the day, then what has waited longest, of all clients together", async () => {
    const story = await makeStory();
    const second = await inPractice(story.practice.practiceId, (tx) => addClient(tx, story.practice.therapist, "Amira S."));
    const old = await log(story, 1, "fine");
    const flagged = await log(story, 5, "unbearable");
    const other = await log(story, 3, "hard", { client: second });
    const items = await queue(story);
    expect(items.map(({ recordId }) => recordId)).toEqual([flagged, old, other]);
    expect(items).toMatchObject([
      { reason: "flag", says: "Said that it was unbearable", title: "Evening log", words: "minute 5", clientName: "Jonas R." },
      { reason: "new", says: null, since: minutesAfter(1).toISOString(), opened: false },
      { reason: "new", clientName: "Amira S." },
    ]);
    const day = await staffAt(story, 60).caseload.day();
    expect(day.newRecords).toEqual(items);
    expect(day.newRecordCount).toBe(3);
    expect(day.caseload.map(({ displayName, newRecords }) => [displayName, newRecords])).toEqual([
      ["Amira S.", 1],
      ["Jonas R.", 2],
    ]);
  });

  it("is never what the client kept, has not finished or took back, flag or not", async () => {
    const story = await makeStory();
    await log(story, 1, "unbearable", { isShared: false });
    const takenBack = await log(story, 2, "unbearable");
    await phoneOf(story.practice.client).takeBack(takenBack, minutesAfter(3));
    expect(await queue(story)).toEqual([]);
    expect(await staffAt(story, 60).caseload.day()).toMatchObject({ newRecords: [], newRecordCount: 0, caseload: [{ newRecords: 0 }] });
  });

  it("is a flag until somebody said what follows, also after the review", async () => {
    const story = await makeStory();
    const recordId = await log(story, 1, "unbearable");
    await review(story, recordId, 5);
    expect(await queue(story)).toMatchObject([{ recordId, reason: "flag" }]);
    await staffAt(story, 6).flag.acknowledge({ clientId: story.practice.client.clientId, recordId, action: "Phoned." });
    expect(await queue(story)).toEqual([]);
  });

  it("is a record that was changed after its review, until it is reviewed again; a further note stands in the thread", async () => {
    const story = await makeStory();
    const { client } = story.practice;
    const recordId = await log(story, 1, "fine");
    await review(story, recordId, 5, "Thank you for writing.");
    expect(await queue(story)).toEqual([]);
    // Written before the review, and arrived after it.
    const edit = deviceOperations(minutesAfter(4)).edit(recordId, { words: "It was harder than I said." });
    expect(await pushed(client, [edit], minutesAfter(10))).toEqual(["applied"]);
    expect(await queue(story)).toMatchObject([
      { recordId, reason: "changed", words: "It was harder than I said.", since: minutesAfter(10).toISOString() },
    ]);
    expect(await review(story, recordId, 20, "I read what you added.")).toEqual({ ok: true });
    expect(await review(story, recordId, 21)).toEqual({ ok: false, reason: "alreadyReviewed" });
    expect(await queue(story)).toEqual([]);
    expect(await callerFor(client).record.getOwn({ recordId })).toMatchObject({
      review: { note: "Thank you for writing." },
      thread: [{ fromClient: false, words: "I read what you added." }],
    });
  });

  it("is what the client wrote under a record, until it is opened", async () => {
    const story = await makeStory();
    const { client } = story.practice;
    const recordId = await log(story, 1, "fine");
    await review(story, recordId, 5);
    await phoneOf(client).reply(recordId, "One more thing.", minutesAfter(8));
    await phoneOf(client).reply(recordId, "And another.", minutesAfter(9));
    expect(await queue(story)).toMatchObject([{ recordId, reason: "message", since: minutesAfter(8).toISOString() }]);
    await staffAt(story, 10).record.open({ clientId: client.clientId, recordId });
    expect(await queue(story)).toEqual([]);
  });

  it("comes in pages without a repeat or a gap, flags and ties included", async () => {
    const story = await makeStory();
    const made: string[] = [];
    for (const [minute, mood] of [
      [1, "fine"],
      [2, "fine"],
      [2, "hard"],
      [2, "unbearable"],
      [3, "unbearable"],
      [4, "fine"],
    ] as const)
      made.push(await log(story, minute, mood));
    const seen: string[] = [];
    let cursor: Parameters<ReturnType<typeof staffAt>["caseload"]["toReview"]>[0]["cursor"] = null;
    do {
      const page = await staffAt(story, 60).caseload.toReview({ cursor, limit: 2 });
      seen.push(...page.items.map(({ recordId }) => recordId));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual([made[3], made[4], made[0], ...[made[1], made[2]].sort(), made[5]]);
  });

  it("is nobody else's, and leaves an event for each client whose words it shows", async () => {
    const story = await makeStory();
    const recordId = await log(story, 1, "fine");
    const others = callerFor(story.practice.otherTherapist, minutesAfter(5));
    expect((await others.caseload.toReview({ cursor: null, limit: 50 })).items).toEqual([]);
    await queue(story);
    expect((await auditOf(story.practice.practiceId)).at(-1)).toMatchObject({
      clientId: story.practice.client.clientId,
      event: { procedure: "caseload.toReview", records: recordId },
    });
  });

  it("is empty for a client who took back their agreement", async () => {
    const story = await makeStory();
    await log(story, 1, "unbearable");
    await callerFor(story.practice.client, minutesAfter(2)).consent.withdraw({ purpose: "care" });
    expect(await queue(story)).toEqual([]);
  });
});
