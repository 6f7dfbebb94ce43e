import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { inPractice } from "../db";
import { type AssignedStory, makeAssigned, makeLadder } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { AFTER, BEFORE } from "../testing/phone";
import { callerFor, daysAfter, minutesAfter, NOW, type PracticeFixture } from "../testing/practice-fixture";

const recordOf = (practice: PracticeFixture, id: string) =>
  inPractice(practice.practiceId, async (tx) => {
    const record = await tx.record.findUnique({ where: { practiceId_id: { practiceId: practice.practiceId, id } } });
    const prediction = await tx.prediction.findFirst({ where: { recordId: id } });
    const versions = await tx.recordVersion.findMany({ where: { recordId: id }, orderBy: { version: "asc" } });
    const values = await tx.recordValue.findMany({ where: { recordId: id }, orderBy: { version: "asc" } });
    return record && { ...record, prediction, versions, values };
  });
const answersOf = async (practice: PracticeFixture, recordId: string) =>
  (await callerFor(practice.client).record.getOwn({ recordId })).answers;

describe("a prediction", () => {
  it("that came in one push with the opening of after is still a prediction, in the device's order", async () => {
    const { practice, steps } = await makeLadder();
    const device = deviceOperations();
    const [together, apart] = [uuidv7(), uuidv7()];
    const of = { stepId: steps[0].id };
    await pushed(practice.client, [device.predict(together, of), device.openAfter(together)]);
    const predict = device.predict(apart, of);
    await pushed(practice.client, [predict]);
    // Sent again because the answer was lost: the server had it before, so the order is not only the device's word.
    expect(await pushed(practice.client, [predict, device.openAfter(apart)])).toEqual(["duplicate", "applied"]);
    expect((await recordOf(practice, together))?.prediction).toMatchObject({ orderByDevice: true, retrospective: false, lockedAt: NOW });
    expect((await recordOf(practice, apart))?.prediction).toMatchObject({ orderByDevice: false, retrospective: false, lockedAt: NOW });
  });

  it("can be changed until after is opened; what is left out keeps its earlier answer, and both versions stay", async () => {
    const { practice, steps } = await makeLadder();
    const device = deviceOperations();
    const recordId = uuidv7();
    const of = { stepId: steps[0].id };
    const first = device.predict(recordId, of);
    const edit = device.predict(recordId, { ...of, answers: { likelihoodBefore: 65, howWillIKnow: "They pick up a phone." } });
    expect(await pushed(practice.client, [first, edit])).toEqual(["applied", "applied"]);
    expect(await answersOf(practice, recordId)).toEqual({ ...BEFORE, likelihoodBefore: 65, howWillIKnow: "They pick up a phone." });
    const record = await recordOf(practice, recordId);
    expect(record?.prediction).toMatchObject({ likelihoodBefore: 65, decideBy: new Date("2026-03-19T00:00:00Z") });
    expect(record?.versions.map(({ version }) => version)).toEqual([1, 2]);
    expect((await callerFor(practice.client).record.getOwn({ recordId })).summary.feared).toBe(BEFORE.fearedOutcome);
  });

  it("stands once after is open: an edit is refused, and finishing can't carry one", async () => {
    const { practice, steps } = await makeLadder();
    const device = deviceOperations();
    const recordId = uuidv7();
    const of = { stepId: steps[0].id };
    const later = { ...of, answers: { ...BEFORE, likelihoodBefore: 5 } };
    const operations = [
      device.predict(recordId, of),
      device.openAfter(recordId),
      device.predict(recordId, later),
      device.finish(recordId, { ...of, answers: { ...AFTER, likelihoodBefore: 5 } }),
      device.finish(recordId, of),
      device.predict(recordId, later),
      device.finish(recordId, of),
    ];
    expect(await pushed(practice.client, operations)).toEqual([
      "applied",
      "applied",
      "LOCKED",
      "INVALID",
      "applied",
      "ALREADY_FINISHED",
      "ALREADY_FINISHED",
    ]);
    expect((await recordOf(practice, recordId))?.prediction).toMatchObject({ likelihoodBefore: 80, likelihoodAgain: 55, outcome: "no" });
  });

  it("never moves to another step", async () => {
    const { practice, steps } = await makeLadder();
    const device = deviceOperations();
    const recordId = uuidv7();
    const elsewhere = { stepId: steps[1].id };
    const operations = [
      device.predict(recordId, { stepId: steps[0].id }),
      device.predict(recordId, elsewhere),
      device.finish(recordId, elsewhere),
    ];
    expect(await pushed(practice.client, operations)).toEqual(["applied", "INVALID", "INVALID"]);
  });

  it("written after the event is retrospective; where nothing was predicted there is none", async () => {
    const { practice, steps } = await makeLadder();
    const device = deviceOperations();
    const [afterwards, never] = [uuidv7(), uuidv7()];
    const of = { stepId: steps[0].id };
    const operations = [
      device.finish(afterwards, { ...of, answers: { ...BEFORE, ...AFTER } }),
      device.finish(never, { ...of, progress: "notThisTime", answers: {}, reasons: ["tooTired", "tooBig"], exhaustion: 9 }),
    ];
    expect(await pushed(practice.client, operations)).toEqual(["applied", "applied"]);
    expect(await recordOf(practice, afterwards)).toMatchObject({
      progress: "done",
      prediction: { retrospective: true, likelihoodBefore: 80, outcome: "no", lockedAt: NOW },
      versions: [{ version: 2 }],
    });
    expect(await recordOf(practice, never)).toMatchObject({ progress: "not_this_time", prediction: null, exhaustion: 9 });
    expect((await callerFor(practice.client).record.getOwn({ recordId: never })).reasons).toEqual(["tooTired", "tooBig"]);
  });
});

describe("how far a record is", () => {
  it("is partly done where a starred field was left out, in whichever phase, whatever the device says", async () => {
    const { practice, steps } = await makeLadder();
    const device = deviceOperations();
    const stepId = steps[0].id;
    const { peakSuds: _peak, ...withoutPeak } = AFTER;
    const { decideBy: _date, ...withoutDate } = BEFORE;
    const [whole, gapAfter, gapBefore, stopped] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
    await pushed(practice.client, [
      device.predict(whole, { stepId }),
      device.finish(whole, { stepId }),
      device.predict(gapAfter, { stepId }),
      device.finish(gapAfter, { stepId, answers: withoutPeak }),
      device.predict(gapBefore, { stepId, answers: withoutDate }),
      device.finish(gapBefore, { stepId }),
      device.predict(stopped, { stepId }),
      device.finish(stopped, { stepId, progress: "startedAndStopped", answers: {} }),
    ]);
    const progress = await Promise.all([whole, gapAfter, gapBefore, stopped].map((id) => recordOf(practice, id)));
    expect(progress.map((record) => record?.progress)).toEqual(["done", "partly_done", "partly_done", "started_and_stopped"]);
    expect(progress[1]?.values.some(({ field }) => field === "peakSuds")).toBe(false);
    expect(await pushed(practice.client, [device.share(gapAfter)])).toEqual(["applied"]);
  });

  it("can be followed up on later days, each time as a version of its own, without moving the record in time", async () => {
    const { practice, steps } = await makeLadder();
    const device = deviceOperations();
    const recordId = uuidv7();
    const of = { stepId: steps[0].id };
    expect(await pushed(practice.client, [device.predict(recordId, of), device.followUp(recordId)])).toEqual(["applied", "NOT_FINISHED"]);
    await pushed(practice.client, [device.openAfter(recordId), device.finish(recordId, of)]);
    for (const [days, likelihood] of [[2, 45] as const, [7, 30] as const])
      await pushed(practice.client, [deviceOperations(daysAfter(days)).followUp(recordId, likelihood)], daysAfter(days));
    const record = await recordOf(practice, recordId);
    expect(record).toMatchObject({
      occurredAt: NOW,
      currentVersion: 4,
      prediction: { likelihoodLater: 30, likelihoodLaterAt: daysAfter(7) },
    });
    expect(record?.values.filter(({ field }) => field === "likelihoodLater").map(({ version, value }) => [version, value])).toEqual([
      [3, 45],
      [4, 30],
    ]);
  });
});

describe("an assignment", () => {
  const stateOf = ({ practice, assignmentId: id }: AssignedStory) =>
    inPractice(practice.practiceId, (tx) => tx.assignment.findFirst({ where: { id }, select: { state: true, closedAt: true } }));

  it.each([
    ["done", "done"],
    ["partlyDone", "done"],
    ["startedAndStopped", "done"],
    ["notThisTime", "active"],
  ] as const)("after a record that is %s is %s", async (progress, state) => {
    const story = await makeAssigned();
    const device = deviceOperations();
    const of = { stepId: story.steps[1].id, assignmentId: story.assignmentId };
    expect(await pushed(story.practice.client, [device.finish(uuidv7(), { ...of, progress })])).toEqual(["applied"]);
    expect(await stateOf(story)).toEqual({ state, closedAt: state === "done" ? NOW : null });
  });

  it.each(["done", "notThisTime"] as const)(
    "that was withdrawn meanwhile takes a record that is %s all the same, and says so",
    async (progress) => {
      const story = await makeAssigned();
      const { client, therapist } = story.practice;
      const device = deviceOperations();
      const of = { stepId: story.steps[1].id, assignmentId: story.assignmentId };
      const [begun, late] = [uuidv7(), uuidv7()];
      await pushed(client, [device.predict(begun, of)]);
      await callerFor(therapist).assignment.withdraw({ clientId: client.clientId, assignmentId: story.assignmentId });
      expect(await pushed(client, [device.finish(begun, { ...of, progress }), device.predict(late, of)])).toEqual(["applied", "applied"]);
      expect(await recordOf(story.practice, begun)).toMatchObject({ assignmentWithdrawn: true });
      expect(await recordOf(story.practice, late)).toMatchObject({ assignmentWithdrawn: true, progress: "draft" });
      expect(await stateOf(story)).toMatchObject({ state: "withdrawn" });
    },
  );
});

describe("the device's clock", () => {
  it("is flagged when it runs ahead, and puts nothing into the future; an old time is only old", async () => {
    const { practice, steps } = await makeLadder();
    const of = { stepId: steps[0].id };
    const ids: string[] = [];
    for (const at of [minutesAfter(6), minutesAfter(4), daysAfter(-20)]) {
      const device = deviceOperations(at);
      const recordId = uuidv7();
      ids.push(recordId);
      await pushed(practice.client, [device.predict(recordId, of), device.openAfter(recordId), device.finish(recordId, of)]);
    }
    const records = await Promise.all(ids.map((id) => recordOf(practice, id)));
    expect(records.map((record) => record?.clockSkewed)).toEqual([true, false, false]);
    expect(records[0]).toMatchObject({ occurredAt: minutesAfter(6), finishedAt: NOW, afterOpenedAt: NOW, receivedAt: NOW });
    expect(records[0]?.prediction).toMatchObject({ predictedAt: NOW, lockedAt: NOW, outcomeAt: NOW });
    expect(records[2]?.prediction).toMatchObject({ predictedAt: daysAfter(-20), outcomeAt: daysAfter(-20) });
  });
});
