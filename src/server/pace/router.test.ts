import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { phoneOf } from "../testing/phone";
import { callerFor, daysAfter, makePractice, minutesAfter, type PracticeFixture } from "../testing/practice-fixture";
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
  describeAccess("pace.standing", THERAPIST_ONLY, makeAsked, (caller, { practice }) =>
    caller.pace.standing({ clientId: practice.client.clientId }),
  );

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

  it("says what changes, and plans the rest week in the same moment", async () => {
    const story = await makeAsked();
    const { client, therapist } = story.practice;
    const caller = callerFor(therapist);
    const restWeek = { from: "2026-03-18", to: "2026-03-24" };
    const overlapping = { ...answerOf(story), restWeek };
    await caller.restWeek.plan({ clientId: client.clientId, from: "2026-03-24", to: "2026-03-30" });
    expect(await caller.pace.answer(overlapping)).toEqual({ ok: false, reason: "restWeekOverlaps" });
    expect(await caller.pace.answer({ ...overlapping, restWeek: { from: "2026-02-01", to: "2026-02-07" } })).toEqual({
      ok: false,
      reason: "restWeekOver",
    });
    const { paceRequests } = await caller.caseload.day();
    expect(paceRequests).toHaveLength(1);
    const free = { from: "2026-03-18", to: "2026-03-22" };
    const changes = ["fewerThings", "talkFirst"] as const;
    expect(await caller.pace.answer({ ...answerOf(story), changes: [...changes], restWeek: free })).toEqual({ ok: true, answered: 1 });
    const today = await callerFor(client, minutesAfter(1)).today.get();
    expect(today).toMatchObject({
      pace: { changes: ["fewerThings", "talkFirst", "restWeek"] },
      answeredBy: "Maren Holt",
      hold: { held: false },
      restWeek: { ...free, words: null, now: false },
    });
  });

  it("takes no change beside none, and none twice", async () => {
    const story = await makeAsked();
    const caller = callerFor(story.practice.therapist);
    for (const changes of [
      ["nothing", "talkFirst"],
      ["talkFirst", "talkFirst"],
    ] as ("nothing" | "talkFirst")[][])
      expect(await codeOf(caller.pace.answer({ ...answerOf(story), changes }))).toBe("INVALID_INPUT");
  });
});

describe("how the pace stands", () => {
  it("says when slowing down has become the rule, how often at each step, and what waits", async () => {
    const story = await makeAsked();
    const { client, therapist } = story.practice;
    const phone = phoneOf(client);
    const standing = () => callerFor(therapist).pace.standing({ clientId: client.clientId });
    expect(await standing()).toMatchObject({ becameTheRule: null, waiting: { count: 1, since: minutesAfter(-60).toISOString() } });
    for (const days of [-7, -14]) await phone.askFor(uuidv7(), "pause", daysAfter(days));
    expect((await standing()).becameTheRule).toEqual({ weeks: 3, ofWeeks: 4, requests: 3 });
    const takenBack = uuidv7();
    await phone.askFor(takenBack, "pause", daysAfter(-1));
    await phone.takeBackPace(takenBack);
    expect((await standing()).becameTheRule).toEqual({ weeks: 3, ofWeeks: 4, requests: 3 });
    await callerFor(therapist).pace.answer(answerOf(story));
    expect(await standing()).toMatchObject({ waiting: null, steps: [], agreement: null, restWeeks: [], dose: { things: 0, minutes: 0 } });
  });
});
