import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { type LadderStory, makeLadder } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { recordExposure } from "../testing/phone";
import { callerFor, daysAfter, minutesAfter } from "../testing/practice-fixture";
import { codeOf, describeAccess, THERAPIST_ONLY } from "../testing/refusals";
import { auditOf } from "../testing/stored-rows";

type Story = LadderStory & { recordId: string };
async function makeShared(): Promise<Story> {
  const story = await makeLadder();
  return { ...story, recordId: await recordExposure(story.practice.client, { stepId: story.steps[0].id }) };
}
const refOf = ({ practice, recordId }: Story) => ({ clientId: practice.client.clientId, recordId });
const threadOf = async ({ practice, recordId }: Story) => (await callerFor(practice.client).record.getOwn({ recordId })).thread;

describe("who may write under a record", () => {
  describeAccess("record.reply", THERAPIST_ONLY, makeShared, (caller, story) =>
    caller.record.reply({ ...refOf(story), messageId: uuidv7(), words: "What did they say?" }),
  );

  it("is nobody by way of another client, and no other client", async () => {
    const story = await makeShared();
    const { otherTherapist, otherClient } = story.practice;
    const call = callerFor(otherTherapist).record.reply({
      clientId: otherClient.clientId,
      recordId: story.recordId,
      messageId: uuidv7(),
      words: "…",
    });
    expect(await codeOf(call)).toBe("NOT_FOUND");
    const device = deviceOperations();
    expect(await pushed(otherClient, [device.reply(story.recordId), device.seeThread(story.recordId)])).toEqual(["NOT_FOUND", "NOT_FOUND"]);
    expect(await threadOf(story)).toEqual([]);
  });
});

describe("a thread", () => {
  it("has both sides' words in order, and marks as seen what the other side had on the screen", async () => {
    const story = await makeShared();
    const { client, therapist } = story.practice;
    const device = deviceOperations(minutesAfter(1));
    const first = device.reply(story.recordId, "Did you see the last line?");
    expect(await pushed(client, [first], minutesAfter(1))).toEqual(["applied"]);
    expect(await threadOf(story)).toMatchObject([{ id: first.opId, fromClient: true, seen: false }]);

    const staff = callerFor(therapist, minutesAfter(5));
    const opened = await staff.record.open(refOf(story));
    expect(opened.ok && opened.record.thread).toMatchObject([{ words: "Did you see the last line?", seen: true }]);
    const messageId = uuidv7();
    expect(await staff.record.reply({ ...refOf(story), messageId, words: "Yes. What did Teo say then?" })).toEqual({ ok: true });
    expect((await threadOf(story)).map(({ fromClient, seen }) => [fromClient, seen])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(await pushed(client, [deviceOperations().seeThread(story.recordId)], daysAfter(1))).toEqual(["applied"]);
    expect(await threadOf(story)).toEqual([
      {
        id: first.opId,
        fromClient: true,
        authorName: client.displayName,
        words: "Did you see the last line?",
        writtenAt: minutesAfter(1).toISOString(),
        seen: true,
      },
      {
        id: messageId,
        fromClient: false,
        authorName: therapist.displayName,
        words: "Yes. What did Teo say then?",
        writtenAt: minutesAfter(5).toISOString(),
        seen: true,
      },
    ]);
  });

  it("takes the same message once, however often it comes", async () => {
    const story = await makeShared();
    const staff = callerFor(story.practice.therapist);
    const message = { ...refOf(story), messageId: uuidv7(), words: "What did they say?" };
    const sent = await Promise.all(Array.from({ length: 4 }, () => staff.record.reply(message)));
    expect(sent).toEqual(sent.map(() => ({ ok: true })));
    expect(await threadOf(story)).toHaveLength(1);
    const reply = deviceOperations().reply(story.recordId);
    expect(await pushed(story.practice.client, [reply, reply])).toEqual(["applied", "duplicate"]);
    expect(await threadOf(story)).toHaveLength(2);
  });

  it("never takes an id that another message has", async () => {
    const story = await makeShared();
    const { client, therapist } = story.practice;
    const other = await recordExposure(client, { stepId: story.steps[0].id });
    const messageId = uuidv7();
    const staff = callerFor(therapist);
    await staff.record.reply({ ...refOf(story), messageId, words: "What did they say?" });
    expect(await codeOf(staff.record.reply({ ...refOf(story), recordId: other, messageId, words: "…" }))).toBe("INVALID_INPUT");
    expect(await pushed(client, [{ ...deviceOperations().reply(story.recordId), opId: messageId }])).toEqual(["ID_REUSE"]);
    expect(await threadOf(story)).toMatchObject([{ words: "What did they say?", fromClient: false }]);
  });

  it("needs somebody who reads it: not while it is private, nor once it was taken back", async () => {
    const story = await makeShared();
    const { client, therapist } = story.practice;
    const device = deviceOperations();
    const own = uuidv7();
    const taps = [device.finish(own, { stepId: story.steps[0].id }), device.reply(own), device.takeBack(story.recordId)];
    expect(await pushed(client, [...taps, device.reply(story.recordId)])).toEqual(["applied", "NOT_SHARED", "applied", "NOT_SHARED"]);
    const staff = callerFor(therapist);
    const message = { clientId: client.clientId, messageId: uuidv7(), words: "…" };
    expect(await staff.record.reply({ ...message, recordId: story.recordId })).toEqual({ ok: false, reason: "takenBack" });
    expect(await codeOf(staff.record.reply({ ...message, recordId: own }))).toBe("NOT_FOUND");
  });

  it("makes a record that was answered one that was opened: it can't be taken back any more", async () => {
    const story = await makeShared();
    const { client, therapist } = story.practice;
    await callerFor(therapist, minutesAfter(1)).record.reply({ ...refOf(story), messageId: uuidv7(), words: "What did they say?" });
    expect(await pushed(client, [deviceOperations().takeBack(story.recordId)])).toEqual(["ALREADY_OPENED"]);
    const { openedAt } = await callerFor(client).record.getOwn({ recordId: story.recordId });
    expect(openedAt).toBe(minutesAfter(1).toISOString());
  });

  it("leaves no word of it in the audit trail", async () => {
    const story = await makeShared();
    const { client, therapist, practiceId } = story.practice;
    await pushed(client, [deviceOperations().reply(story.recordId, "a word of mine")]);
    await callerFor(therapist).record.reply({ ...refOf(story), messageId: uuidv7(), words: "a word of theirs" });
    const trail = JSON.stringify(await auditOf(practiceId));
    expect(trail).toContain("record.reply");
    expect(trail).not.toContain("a word of");
  });
});
