import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "@/domain/sync/operation";
import { inPractice } from "../db";
import { type LadderStory, makeLadder } from "../testing/exposure-story";
import { deviceOperations, push } from "../testing/operations";
import { AFTER, BEFORE } from "../testing/phone";
import { callerFor } from "../testing/practice-fixture";

let story: LadderStory;
beforeAll(async () => {
  story = await makeLadder();
});

/** Everything that a person can tap on one record, with edits of the prediction before and after its time. */
const TAPS = [
  "predict",
  "edit",
  "openAfter",
  "lateEdit",
  "finish",
  "change",
  "share",
  "reply",
  "takeBack",
  "shareAgain",
  "seeThread",
  "followUp",
  "changeAgain",
] as const;

function makeTaps(recordId: string): Record<(typeof TAPS)[number], Operation> {
  const device = deviceOperations();
  const of = { stepId: story.steps[0].id };
  return {
    predict: device.predict(recordId, of),
    edit: device.predict(recordId, { ...of, answers: { ...BEFORE, likelihoodBefore: 65 } }),
    openAfter: device.openAfter(recordId),
    lateEdit: device.predict(recordId, { ...of, answers: { ...BEFORE, likelihoodBefore: 5 } }),
    finish: device.finish(recordId, of),
    change: device.edit(recordId, { happened: "partly", whatHappened: "Some of them did." }, ["endSuds"]),
    share: device.share(recordId),
    reply: device.reply(recordId),
    takeBack: device.takeBack(recordId),
    shareAgain: device.share(recordId),
    seeThread: device.seeThread(recordId),
    followUp: device.followUp(recordId),
    changeAgain: device.edit(recordId, { endSuds: 30 }),
  };
}

/** Any taps in any order, each as often as a bad line repeats it, cut into pushes anywhere; perhaps two tabs at once. */
const deliveries = fc.record({
  pushes: fc.array(fc.array(fc.constantFrom(...TAPS), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
  twice: fc.boolean(),
});

async function readRecord(recordId: string) {
  return inPractice(story.practice.practiceId, async (tx) => ({
    records: await tx.record.findMany({ where: { id: recordId } }),
    predictions: await tx.prediction.findMany({ where: { recordId } }),
    versions: await tx.recordVersion.findMany({ where: { recordId }, orderBy: { version: "asc" }, select: { version: true } }),
    messages: await tx.recordMessage.count({ where: { recordId } }),
  }));
}
type Stored = Awaited<ReturnType<typeof readRecord>>;

/** What was said before, as it stands. */
function predicted({ predictions }: Stored) {
  return predictions.map(({ likelihoodBefore, statementSealed, decideBy, predictedAt, retrospective }) => ({
    likelihoodBefore,
    statement: Buffer.from(statementSealed).toString("hex"),
    decideBy,
    predictedAt,
    retrospective,
  }));
}

function expectConsistent({ records, predictions, versions, messages }: Stored): void {
  expect(records.length).toBeLessThanOrEqual(1);
  const [record] = records;
  if (!record) {
    expect([predictions, versions, messages]).toEqual([[], [], 0]);
    return;
  }
  expect(predictions.length).toBeLessThanOrEqual(1);
  expect(versions.at(-1)?.version).toBe(record.currentVersion);
  expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length);
  expect(record.finishedAt === null).toBe(record.progress === "draft");
  if (record.visibility !== "private") expect(record.progress).not.toBe("draft");
  if (record.editedAt) expect(record.finishedAt).not.toBeNull();
  expect(messages).toBeLessThanOrEqual(record.sharedAt ? 1 : 0);
  if (record.afterOpenedAt) expect(predictions.every(({ lockedAt }) => lockedAt !== null)).toBe(true);
  if (predictions[0]?.outcome) expect(record.progress).not.toBe("draft");
}

describe("any order, any repetition", () => {
  it("leaves one record at most, a prediction that never changes after after was opened, and one answer for each tap", async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ pushes, twice }) => {
        const { client } = story.practice;
        const recordId = uuidv7();
        const taps = makeTaps(recordId);
        const firstAnswers = new Map<string, string | null>();
        let locked: ReturnType<typeof predicted> | null = null;
        for (const names of pushes) {
          const operations = names.map((name) => taps[name]);
          const answers = await Promise.all(Array.from({ length: twice ? 2 : 1 }, () => push(client, operations)));
          for (const { opId, status, rejection } of answers.flat()) {
            expect(status).not.toBe("retry");
            expect(rejection).not.toBe("ID_REUSE");
            if (firstAnswers.has(opId)) expect(rejection).toBe(firstAnswers.get(opId));
            else firstAnswers.set(opId, rejection);
          }
          const appliedOnce = answers.flat().filter(({ status }) => status === "applied");
          expect(new Set(appliedOnce.map(({ opId }) => opId)).size).toBe(appliedOnce.length);
          const stored = await readRecord(recordId);
          expectConsistent(stored);
          if (locked) expect(predicted(stored)).toEqual(locked);
          if (stored.records[0]?.afterOpenedAt) locked = predicted(stored);
        }
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it("comes to the same whenever the device's own sequence was kept, however often it was sent and cut", async () => {
    const outcomes = fc.array(fc.nat({ max: TAPS.length - 1 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(outcomes, async (cuts) => {
        const { client } = story.practice;
        const recordId = uuidv7();
        const taps = makeTaps(recordId);
        const ends = [...new Set([...cuts.map((cut) => cut + 1), TAPS.length])].sort((a, b) => a - b);
        // Each push starts over: the phone heard none of the earlier answers.
        for (const end of ends)
          await push(
            client,
            TAPS.slice(0, end).map((name) => taps[name]),
          );
        const { summary, answers, retrospective, thread } = await callerFor(client).record.getOwn({ recordId });
        expect({ ...summary, retrospective }).toMatchObject({
          progress: "done",
          visibility: "shared",
          outcome: "partly",
          retrospective: false,
        });
        const changed = { happened: "partly", whatHappened: "Some of them did.", endSuds: 30, likelihoodLater: 40 };
        expect(answers).toEqual({ ...BEFORE, ...AFTER, ...changed, likelihoodBefore: 65 });
        expect(thread).toHaveLength(1);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
