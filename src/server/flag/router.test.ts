import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import type { Answers } from "@/domain/exercise/answer";
import { inPractice } from "../db";
import { deviceOperations, pushed } from "../testing/operations";
import { eveningLog, publish } from "../testing/own-exercise";
import { callerFor, daysAfter, makePractice, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { codeOf, describeAccess, THERAPIST_ONLY } from "../testing/refusals";

type Story = { practice: PracticeFixture; recordId: string };

async function makeFinished(answers: Answers, isShared = true): Promise<Story> {
  const practice = await makePractice();
  const definition = eveningLog();
  await publish(practice, definition);
  const device = deviceOperations();
  const recordId = uuidv7();
  const place = { definitionId: definition.id, definitionVersion: 1, stepId: null };
  const taps = [device.finish(recordId, { ...place, answers }), ...(isShared ? [device.share(recordId)] : [])];
  expect(await pushed(practice.client, taps)).toEqual(taps.map(() => "applied"));
  return { practice, recordId };
}
const makeFlagged = () => makeFinished({ mood: "unbearable" });
const refOf = ({ practice, recordId }: Story) => ({ clientId: practice.client.clientId, recordId });
const flagsOf = ({ practice, recordId }: Story) => inPractice(practice.practiceId, (tx) => tx.answerFlag.findMany({ where: { recordId } }));
const edited = ({ practice, recordId }: Story, mood: string, days: number) =>
  pushed(practice.client, [deviceOperations(daysAfter(days)).edit(recordId, { mood })], daysAfter(days));

describe("who may answer a flag", () => {
  describeAccess("flag.acknowledge", THERAPIST_ONLY, makeFlagged, (caller, story) =>
    caller.flag.acknowledge({ ...refOf(story), action: "Phoned." }),
  );
});

describe("an answer for the top of the day", () => {
  it("raises a flag that staff read and the client does not", async () => {
    const story = await makeFlagged();
    const { client, therapist } = story.practice;
    const opened = await callerFor(therapist).record.open(refOf(story));
    expect(opened.ok && opened.record.flag).toEqual({
      says: "Said that it was unbearable",
      raisedAt: NOW.toISOString(),
      acknowledgedAt: null,
      acknowledgedBy: null,
      action: null,
    });
    expect((await callerFor(client).record.getOwn({ recordId: story.recordId })).flag).toBeNull();
  });

  it("is no other answer, and no missing one", async () => {
    const others: Answers[] = [{ mood: "hard" }, { words: "unbearable" }];
    for (const answers of others) expect(await flagsOf(await makeFinished(answers))).toEqual([]);
  });

  it("is raised by a change too, once", async () => {
    const story = await makeFinished({ mood: "fine" });
    expect(await edited(story, "unbearable", 1)).toEqual(["applied"]);
    await pushed(story.practice.client, [deviceOperations(daysAfter(2)).edit(story.recordId, { words: "still" })], daysAfter(2));
    expect(await flagsOf(story)).toMatchObject([{ raisedAt: daysAfter(1), acknowledgedAt: null }]);
  });
});

describe("a flag", () => {
  it("is acknowledged once, with what was done; the record says who and when", async () => {
    const story = await makeFlagged();
    const staff = callerFor(story.practice.therapist, minutesAfter(10));
    const both = await Promise.all(["Phoned.", "Wrote."].map((action) => staff.flag.acknowledge({ ...refOf(story), action })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: "alreadyAcknowledged" });
    const opened = await staff.record.open(refOf(story));
    expect(opened.ok && opened.record.flag).toMatchObject({
      acknowledgedAt: minutesAfter(10).toISOString(),
      acknowledgedBy: story.practice.therapist.displayName,
      action: both[0]?.ok ? "Phoned." : "Wrote.",
    });
  });

  it("stands there again when the answer is given again, and keeps what was done the first time", async () => {
    const story = await makeFlagged();
    const staff = callerFor(story.practice.therapist, minutesAfter(10));
    await staff.flag.acknowledge({ ...refOf(story), action: "Phoned." });
    await edited(story, "fine", 1);
    expect(await flagsOf(story)).toMatchObject([{ acknowledgedAt: minutesAfter(10) }]);
    await edited(story, "unbearable", 2);
    expect(await flagsOf(story)).toMatchObject([{ raisedAt: daysAfter(2), acknowledgedAt: null, acknowledgedBy: null }]);
    expect(await staff.flag.acknowledge({ ...refOf(story), action: "Met the next day." })).toEqual({ ok: true });
    const opened = await staff.record.open(refOf(story));
    expect(opened.ok && opened.record.flag?.action).toBe("Phoned.\n\nMet the next day.");
  });

  it("is nobody's to read while the record is private or taken back", async () => {
    const kept = await makeFinished({ mood: "unbearable" }, false);
    const acknowledge = (story: Story) => callerFor(story.practice.therapist).flag.acknowledge({ ...refOf(story), action: "…" });
    expect(await codeOf(acknowledge(kept))).toBe("NOT_FOUND");
    const story = await makeFlagged();
    await pushed(story.practice.client, [deviceOperations().takeBack(story.recordId)]);
    expect(await acknowledge(story)).toEqual({ ok: false, reason: "takenBack" });
  });

  it("is not found where there is none", async () => {
    const story = await makeFinished({ mood: "fine" });
    expect(await codeOf(callerFor(story.practice.therapist).flag.acknowledge({ ...refOf(story), action: "…" }))).toBe("NOT_FOUND");
  });
});
