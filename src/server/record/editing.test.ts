import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { type LadderStory, makeLadder } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { AFTER, BEFORE, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, minutesAfter, NOW } from "../testing/practice-fixture";

type Story = LadderStory & { recordId: string };
async function makeShared(): Promise<Story> {
  const story = await makeLadder();
  return { ...story, recordId: await recordExposure(story.practice.client, { stepId: story.steps[0].id }) };
}
const ownRecord = ({ practice, recordId }: Story) => callerFor(practice.client, daysAfter(9)).record.getOwn({ recordId });
const storedRecord = ({ practice, recordId: id }: Story) =>
  inPractice(practice.practiceId, async (tx) => {
    const include = { predictions: true, versions: { orderBy: { version: "asc" } } } as const;
    const { predictions, ...record } = await tx.record.findFirstOrThrow({ where: { id }, include });
    return { ...record, prediction: predictions[0] };
  });

describe("a change after it was finished", () => {
  it("is a version of its own; the record stays where it is in time, and says when it was changed", async () => {
    const story = await makeShared();
    const edit = deviceOperations(daysAfter(1)).edit(story.recordId, { happened: "partly", whatHappened: "Some did." }, ["endSuds"]);
    expect(await pushed(story.practice.client, [edit], daysAfter(1))).toEqual(["applied"]);
    const { endSuds: _gone, ...rest } = AFTER;
    expect((await ownRecord(story)).answers).toEqual({ ...BEFORE, ...rest, happened: "partly", whatHappened: "Some did." });
    const stored = await storedRecord(story);
    expect(stored).toMatchObject({ occurredAt: NOW, finishedAt: NOW, editedAt: daysAfter(1), currentVersion: 3, visibility: "shared" });
    expect(stored.versions.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect((await ownRecord(story)).editedAt).toBe(daysAfter(1).toISOString());
  });

  it("moves what became of the prediction, and never what was predicted", async () => {
    const story = await makeShared();
    const { prediction: before } = await storedRecord(story);
    const edit = deviceOperations(daysAfter(1)).edit(story.recordId, { happened: "yes" }, ["likelihoodAgain"]);
    expect(await pushed(story.practice.client, [edit], daysAfter(1))).toEqual(["applied"]);
    const { prediction } = await storedRecord(story);
    expect(prediction).toMatchObject({ outcome: "yes", likelihoodAgain: null, outcomeAt: daysAfter(1) });
    const { likelihoodBefore, statementSealed, decideBy, predictedAt, lockedAt, retrospective } = before ?? {};
    expect(prediction).toMatchObject({ likelihoodBefore, statementSealed, decideBy, predictedAt, lockedAt, retrospective });
  });

  it("can make it whole, or leave a gap; stopping stays said", async () => {
    const { practice, steps } = await makeLadder();
    const of = { stepId: steps[0].id };
    const device = deviceOperations();
    const { peakSuds: _gap, ...withoutPeak } = AFTER;
    const [gap, whole, stopped] = [uuidv7(), uuidv7(), uuidv7()];
    await pushed(practice.client, [
      device.finish(gap, { ...of, answers: { ...BEFORE, ...withoutPeak } }),
      device.edit(gap, { peakSuds: 50 }),
      device.finish(whole, { ...of, answers: { ...BEFORE, ...AFTER } }),
      device.edit(whole, {}, ["peakSuds"]),
      device.finish(stopped, { ...of, answers: BEFORE, progress: "startedAndStopped" }),
      device.edit(stopped, AFTER),
    ]);
    const progressOf = async (recordId: string) => (await ownRecord({ practice, steps, recordId })).summary.progress;
    expect([await progressOf(gap), await progressOf(whole), await progressOf(stopped)]).toEqual([
      "done",
      "partlyDone",
      "startedAndStopped",
    ]);
  });

  it("is refused before the lock, for what was never asked, for what does not fit, and before it is finished", async () => {
    const story = await makeShared();
    const { practice, recordId, steps } = story;
    const device = deviceOperations();
    const draft = uuidv7();
    const operations = [
      device.edit(recordId, { likelihoodBefore: 5 }),
      device.edit(recordId, {}, ["fearedOutcome"]),
      device.edit(recordId, { noSuchField: 5 }),
      device.edit(recordId, {}, ["noSuchField"]),
      device.edit(recordId, { peakSuds: 101 }),
      device.edit(uuidv7(), { peakSuds: 50 }),
      device.predict(draft, { stepId: steps[0].id }),
      device.edit(draft, { peakSuds: 50 }),
    ];
    const refused = ["INVALID", "INVALID", "INVALID", "INVALID", "INVALID", "NOT_FOUND", "applied", "NOT_FINISHED"];
    expect(await pushed(practice.client, operations)).toEqual(refused);
    expect((await storedRecord(story)).currentVersion).toBe(2);
    expect((await ownRecord(story)).answers).toEqual({ ...BEFORE, ...AFTER });
  });

  it("never reaches another client's record", async () => {
    const story = await makeShared();
    expect(await pushed(story.practice.otherClient, [deviceOperations().edit(story.recordId, { peakSuds: 5 })])).toEqual(["NOT_FOUND"]);
  });

  it("in a record that had predicted nothing, looks back: its prediction says so", async () => {
    const { practice, steps } = await makeLadder();
    const recordId = uuidv7();
    const device = deviceOperations();
    const finish = device.finish(recordId, { stepId: steps[0].id, answers: { peakSuds: 50 } });
    expect(await pushed(practice.client, [finish, device.edit(recordId, { happened: "no" })])).toEqual(["applied", "applied"]);
    const { prediction } = await storedRecord({ practice, steps, recordId });
    expect(prediction).toMatchObject({ retrospective: true, outcome: "no", likelihoodBefore: null });
  });

  it("after the therapist has read it is read by them too", async () => {
    const story = await makeShared();
    const { practice, recordId } = story;
    const ref = { clientId: practice.client.clientId, recordId };
    await callerFor(practice.therapist, minutesAfter(1)).record.review({ ...ref, note: null });
    const edit = deviceOperations(daysAfter(1)).edit(recordId, { whatILearned: "It was one of them only." });
    expect(await pushed(practice.client, [edit], daysAfter(1))).toEqual(["applied"]);
    const opened = await callerFor(practice.therapist, daysAfter(2)).record.open(ref);
    expect(opened).toMatchObject({
      ok: true,
      record: { summary: { visibility: "reviewed", words: "It was one of them only." }, editedAt: daysAfter(1).toISOString() },
    });
  });
});
