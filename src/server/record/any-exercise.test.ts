import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { ALL_DAYS } from "@/domain/chart/charts";
import { unpackCharts } from "@/domain/chart/packed-charts";
import type { Answers } from "@/domain/exercise/answer";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { exerciseDefinitionSchema } from "@/domain/exercise/definition";
import { clientSealer } from "../crypto/seal";
import { inPractice } from "../db";
import { ASSIGNED_WORDS } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { eveningLog, GUIDANCE, publish } from "../testing/own-exercise";
import { AFTER, BEFORE } from "../testing/phone";
import { callerFor, daysAfter, makePractice, NOW, type PracticeFixture, scopeOf } from "../testing/practice-fixture";
import { steppedUp } from "../testing/stepped-up";

type Story = { practice: PracticeFixture; definition: ExerciseDefinition };
type Place = { definitionId: string; definitionVersion: number; assignmentId: string | null; stepId: null };
const PAGE = { cursor: null, limit: 50 };

async function makeStory(change: Parameters<typeof eveningLog>[0] = {}): Promise<Story> {
  const practice = await makePractice();
  const definition = eveningLog(change);
  await publish(practice, definition);
  return { practice, definition };
}

/** An assignment of this exercise to the practice's first client, with a rhythm. */
async function assign(
  { practice, definition }: Story,
  of: { frequency: "once" | "any_time"; state?: "held"; version?: number; title?: string },
): Promise<string> {
  const { practiceId, therapist, client } = practice;
  const id = uuidv7();
  await inPractice(practiceId, async (tx) => {
    const sealer = await clientSealer(tx, scopeOf(therapist, client));
    const wordsSealed = sealer.seal(
      { table: "assignment", column: "words_sealed", rowId: id },
      { ...ASSIGNED_WORDS, title: of.title ?? "" },
    );
    const { frequency, state = "active", version: definitionVersion = definition.version } = of;
    const row = { practiceId, id, clientId: client.clientId, therapistId: therapist.userId, wordsSealed, clientConfidence: 80 };
    await tx.assignment.create({ data: { ...row, definitionId: definition.id, definitionVersion, frequency, state, assignedAt: NOW } });
  });
  return id;
}

const placeOf = ({ definition }: Story, assignmentId: string | null = null): Place => ({
  definitionId: definition.id,
  definitionVersion: definition.version,
  assignmentId,
  stepId: null,
});

async function finished(story: Story, answers: Answers, assignmentId: string | null = null): Promise<string> {
  const recordId = uuidv7();
  const finish = deviceOperations().finish(recordId, { ...placeOf(story, assignmentId), answers });
  expect(await pushed(story.practice.client, [finish])).toEqual(["applied"]);
  return recordId;
}

describe("an exercise without a lock", () => {
  it("is finished in one sitting, belongs to no step, and is read on both sides with what it was written in", async () => {
    const story = await makeStory();
    const { client, therapist } = story.practice;
    const device = deviceOperations();
    const recordId = uuidv7();
    const answers = { mood: "hard", what: "The news.", words: "I turned it off." };
    const finish = device.finish(recordId, { ...placeOf(story), answers, pace: "slower", note: " Not tomorrow. ", exhaustion: 6 });
    expect(await pushed(client, [finish, device.share(recordId)])).toEqual(["applied", "applied"]);
    const opened = await callerFor(therapist).record.open({ clientId: client.clientId, recordId });
    const own = await callerFor(client).record.getOwn({ recordId });
    if (!opened.ok) throw new Error(opened.reason);
    expect(opened.record).toEqual(own);
    const { therapistGuidance: _forTherapists, ...definition } = story.definition;
    expect(own).toMatchObject({ answers, definition, pace: "slower", note: "Not tomorrow.", exhaustion: 6, thread: [], editedAt: null });
    expect(Object.keys(own.answers).sort()).toEqual(["mood", "what", "words"]);
    expect(own.summary).toMatchObject({ title: "Evening log", words: "I turned it off.", progress: "done", stepId: null, outcome: null });
    expect((await callerFor(client).record.listOwn(PAGE)).records).toEqual([own.summary]);
  });

  it("has nothing to write before it", async () => {
    const story = await makeStory();
    const predict = deviceOperations().predict(uuidv7(), { ...placeOf(story), answers: {} });
    expect(await pushed(story.practice.client, [predict])).toEqual(["INVALID"]);
  });

  it("is called what the therapist called the assignment", async () => {
    const story = await makeStory();
    const recordId = await finished(story, { mood: "fine" }, await assign(story, { frequency: "any_time", title: "Before bed" }));
    expect((await callerFor(story.practice.client).record.getOwn({ recordId })).summary.title).toBe("Before bed");
    const unnamed = await finished(story, { mood: "fine" }, await assign(story, { frequency: "any_time" }));
    expect((await callerFor(story.practice.client).record.getOwn({ recordId: unnamed })).summary.title).toBe("Evening log");
  });

  it("stands in lists under a choice, where that is its first answered headline", async () => {
    const story = await makeStory();
    await finished(story, { mood: "fine" });
    const [line] = (await callerFor(story.practice.client).record.listOwn(PAGE)).records;
    expect(line).toMatchObject({ words: "It was fine", progress: "done" });
  });

  it("keeps no answer to a question that was not asked", async () => {
    const story = await makeStory();
    const recordId = await finished(story, { mood: "fine", what: "typed, and then hidden" });
    expect((await callerFor(story.practice.client).record.getOwn({ recordId })).answers).toEqual({ mood: "fine" });
  });

  it("asks for starred answers of its sitting only", async () => {
    const story = await makeStory();
    const recordId = await finished(story, { words: "no mood" });
    const later = deviceOperations(daysAfter(1)).tap("record.followUp", recordId, { answers: { now: "It passed." } });
    expect(await pushed(story.practice.client, [later], daysAfter(1))).toEqual(["applied"]);
    const record = await callerFor(story.practice.client).record.getOwn({ recordId });
    expect(record).toMatchObject({ summary: { progress: "partlyDone" }, answers: { words: "no mood", now: "It passed." } });
  });
});

describe("which exercise it is", () => {
  it("must be one that clients fill in, of this practice, in a version that is there", async () => {
    const story = await makeStory({ filledInBy: "therapist" });
    const elsewhere = await makeStory();
    const device = deviceOperations();
    const places = [placeOf(story), placeOf(elsewhere), { ...placeOf(story), definitionVersion: 2 }];
    const finishes = places.map((place) => device.finish(uuidv7(), { ...place, answers: { mood: "fine" } }));
    expect(await pushed(story.practice.client, finishes)).toEqual(["UNKNOWN_DEFINITION", "UNKNOWN_DEFINITION", "UNKNOWN_DEFINITION"]);
  });

  it("is the assignment's, in the assignment's version", async () => {
    const story = await makeStory();
    await publish(story.practice, { ...story.definition, version: 2 });
    const [assignmentId, ofSecond] = [await assign(story, { frequency: "once" }), await assign(story, { frequency: "once", version: 2 })];
    const device = deviceOperations();
    const answers = { mood: "fine" };
    const operations = [
      device.finish(uuidv7(), { ...placeOf(story, ofSecond), answers }),
      device.finish(uuidv7(), { ...placeOf(story, assignmentId), stepId: uuidv7(), answers }),
      device.finish(uuidv7(), { ...placeOf(story, uuidv7()), answers }),
      device.finish(uuidv7(), { ...placeOf(story, assignmentId), answers }),
    ];
    expect(await pushed(story.practice.client, operations)).toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "applied"]);
  });

  it("stays the version that a record was written in, whatever was published since", async () => {
    const story = await makeStory();
    const recordId = await finished(story, { mood: "fine" });
    await publish(story.practice, { ...story.definition, version: 2, title: "Another log", phases: exposureRecord.phases, headlines: [] });
    const record = await callerFor(story.practice.client).record.getOwn({ recordId });
    expect(record.definition?.title).toBe("Evening log");
    expect(await pushed(story.practice.client, [deviceOperations().edit(recordId, { mood: "hard" })])).toEqual(["applied"]);
  });
});

describe("an assignment", () => {
  const stateOf = ({ practice }: Story, id: string) =>
    inPractice(practice.practiceId, async (tx) => (await tx.assignment.findFirst({ where: { id } }))?.state);

  it("for one time is done with it, also on hold; one with a rhythm goes on", async () => {
    const story = await makeStory();
    const once = await assign(story, { frequency: "once" });
    const held = await assign(story, { frequency: "once", state: "held" });
    const often = await assign(story, { frequency: "any_time" });
    for (const assignmentId of [once, held, often, often]) await finished(story, { mood: "fine" }, assignmentId);
    expect(await Promise.all([once, held, often].map((id) => stateOf(story, id)))).toEqual(["done", "done", "active"]);
  });
});

describe("a prediction in another exercise", () => {
  const predictionLog = exerciseDefinitionSchema.parse({ ...exposureRecord, id: `own-${uuidv7()}`, title: "Prediction log", charts: [] });

  it("is one of the client's predictions, under the record's name, and no exposure", async () => {
    const practice = await makePractice();
    await publish(practice, predictionLog);
    const { client, therapist } = practice;
    const device = deviceOperations();
    const recordId = uuidv7();
    const place = placeOf({ practice, definition: predictionLog });
    const taps = [
      device.predict(recordId, { ...place, answers: BEFORE }),
      device.openAfter(recordId),
      device.finish(recordId, { ...place, answers: AFTER }),
      device.share(recordId),
    ];
    expect(await pushed(client, taps)).toEqual(["applied", "applied", "applied", "applied"]);
    const charts = unpackCharts(await callerFor(therapist).client.charts({ clientId: client.clientId, choice: ALL_DAYS }));
    expect(charts.likelihood.all).toMatchObject([{ recordId, title: "Prediction log", before: 80, outcome: "no" }]);
    expect(charts.peakAnxiety.total).toBe(0);
  });
});

describe("what is written for therapists only", () => {
  it("reaches no client, by no road", async () => {
    const story = await makeStory();
    const { client } = story.practice;
    const recordId = await finished(story, { mood: "unbearable" }, await assign(story, { frequency: "any_time" }));
    const caller = steppedUp(client);
    const everything = [
      await caller.record.getOwn({ recordId }),
      await caller.record.listOwn(PAGE),
      await caller.today.get(),
      await caller.ownData.export(),
    ];
    const text = JSON.stringify(everything);
    expect(text).toContain("Evening log");
    expect(text).not.toContain(GUIDANCE);
    expect(text).not.toContain("therapistGuidance");
  });
});
