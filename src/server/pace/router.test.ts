import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { phoneOf } from "../testing/phone";
import { callerFor, makePractice, minutesAfter, type PracticeFixture } from "../testing/practice-fixture";
import { codeOf, describeAccess, THERAPIST_ONLY } from "../testing/refusals";
import { digestOf } from "../testing/stored-rows";

type AskedStory = { practice: PracticeFixture; paceRequestId: string };

async function makeAsked(): Promise<AskedStory> {
  const practice = await makePractice();
  const paceRequestId = uuidv7();
  await phoneOf(practice.client).askFor(paceRequestId, "slower", minutesAfter(-60));
  return { practice, paceRequestId };
}
const answerOf = (story: AskedStory) => ({
  clientId: story.practice.client.clientId,
  paceRequestId: story.paceRequestId,
  words: "One thing only this week.",
});

describe("who may answer", () => {
  describeAccess("pace.answer", THERAPIST_ONLY, makeAsked, (caller, story) => caller.pace.answer(answerOf(story)));

  it("finds no request of another client behind one's own client's id", async () => {
    const story = await makeAsked();
    const before = await digestOf(story.practice.practiceId);
    const clientId = story.practice.otherClient.clientId;
    for (const paceRequestId of [story.paceRequestId, uuidv7()])
      expect(await codeOf(callerFor(story.practice.otherTherapist).pace.answer({ ...answerOf(story), clientId, paceRequestId }))).toBe(
        "NOT_FOUND",
      );
    expect(await digestOf(story.practice.practiceId)).toBe(before);
  });
});

describe("an answer", () => {
  it("reaches the client as it was written", async () => {
    const story = await makeAsked();
    expect(await callerFor(story.practice.therapist).pace.answer(answerOf(story))).toEqual({ ok: true, answered: 1 });
    expect((await callerFor(story.practice.client, minutesAfter(1)).today.get()).pace).toMatchObject({
      id: story.paceRequestId,
      answer: "One thing only this week.",
    });
  });

  it("answers every request of this client that was open, and nobody else's", async () => {
    const story = await makeAsked();
    const { client, otherClient, therapist, otherTherapist } = story.practice;
    for (let tap = 0; tap < 20; tap++) await phoneOf(client).askFor(uuidv7(), "slower", minutesAfter(tap - 30));
    await phoneOf(otherClient).askFor(uuidv7(), "pause");
    expect(await callerFor(therapist).pace.answer(answerOf(story))).toEqual({ ok: true, answered: 21 });
    expect((await callerFor(therapist).caseload.day()).paceRequests).toEqual([]);
    expect((await callerFor(otherTherapist).caseload.day()).paceRequests).toHaveLength(1);
  });

  it("comes once, and not to a request that was taken back", async () => {
    const story = await makeAsked();
    await callerFor(story.practice.therapist).pace.answer(answerOf(story));
    expect(await callerFor(story.practice.therapist).pace.answer(answerOf(story))).toEqual({ ok: false, reason: "alreadyAnswered" });

    const paceRequestId = uuidv7();
    const phone = phoneOf(story.practice.client);
    await phone.askFor(paceRequestId, "pause", minutesAfter(1));
    await phone.addWords(paceRequestId, "never mind", minutesAfter(1));
    await phone.takeBackPace(paceRequestId, minutesAfter(2));
    const caller = callerFor(story.practice.therapist, minutesAfter(3));
    expect(await caller.pace.answer({ ...answerOf(story), paceRequestId })).toEqual({ ok: false, reason: "takenBack" });
    const overview = await caller.client.overview({ clientId: story.practice.client.clientId });
    expect(overview.paceRequests.find((request) => request.id === paceRequestId)).toMatchObject({ takenBack: true, words: null });
  });
});
