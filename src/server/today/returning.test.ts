import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { worryLog } from "@/domain/exercise/catalog/worry-log";
import { makeCheckBacks } from "../check-back/make";
import { ASSIGNED_WORDS, type AssignedStory, makeAssigned } from "../testing/exposure-story";
import { phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, NOW } from "../testing/practice-fixture";

const DAY = "2026-03-17";
const todayAt = ({ practice }: AssignedStory, at: Date) => callerFor(practice.client, at).today.get();

/** A step is assigned, and an exercise that takes longer but asks nobody to go anywhere; the client recorded once. */
async function makeActive(): Promise<AssignedStory> {
  const story = await makeAssigned();
  const { client, therapist } = story.practice;
  await callerFor(therapist).assignment.assign({
    ...{ clientId: client.clientId, exercise: { id: worryLog.id, version: worryLog.version }, words: ASSIGNED_WORDS },
    ...{ rhythm: { frequency: "timesInPeriod", times: 2, periodDays: 7 }, minutes: 30, clientConfidence: 80, clientAgreed: true },
  });
  for (let each = 0; each < 3; each++) await recordExposure(client, { stepId: story.steps[0].id });
  return story;
}

describe("coming back after a silence", () => {
  it("is met with one small thing, no exposure where there is something else, and one question at most", async () => {
    const story = await makeActive();
    const { client } = story.practice;
    expect(await todayAt(story, daysAfter(13))).toMatchObject({ returning: null, next: { assignment: { stepId: story.steps[1].id } } });
    const back = daysAfter(14);
    await makeCheckBacks(client, back);
    const today = await todayAt(story, back);
    expect(today).toMatchObject({ returning: { since: DAY }, next: { assignment: { definitionId: worryLog.id } } });
    expect(today.others.map(({ assignment }) => assignment.stepId)).toEqual([story.steps[1].id]);
    expect(today.checkBacks.count).toBe(today.checkBacks.shown.length);
    expect(today.checkBacks.count).toBeLessThanOrEqual(1);
  });

  it("is over with the first thing that the client does, whatever it is", async () => {
    const story = await makeActive();
    await phoneOf(story.practice.client).askFor(uuidv7(), "slower", daysAfter(20));
    expect((await todayAt(story, daysAfter(20))).returning).toBeNull();
  });

  it("is none where nothing was expected: days of a rest week do not count", async () => {
    const story = await makeActive();
    const { client, therapist } = story.practice;
    await callerFor(therapist).restWeek.plan({ clientId: client.clientId, from: "2026-03-19", to: "2026-03-25" });
    expect((await todayAt(story, daysAfter(20))).returning).toBeNull();
    expect((await todayAt(story, daysAfter(21))).returning).toEqual({ since: DAY });
  });

  it("is none for a client who never sent anything", async () => {
    const story = await makeAssigned(NOW);
    expect((await todayAt(story, daysAfter(60))).returning).toBeNull();
  });
});
