import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answers } from "@/domain/exercise/answer";
import type { Operation } from "@/domain/sync/operation";
import { inPractice, type Tx } from "../db";
import { lockRecord } from "../record/stored-record";
import { behindClientLock, behindLock } from "../testing/behind-client-lock";
import { assignStep, type LadderStory, makeAssigned, makeLadder } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import { recordExposure } from "../testing/phone";
import { callerFor, minutesAfter, scopeOf } from "../testing/practice-fixture";

/** Sent at the same moment by so many tabs. */
const TABS = 6;

let story: LadderStory;
let stepId: string;
beforeAll(async () => {
  story = await makeLadder();
  stepId = story.steps[0].id;
});

function tabs(operation: Operation): Promise<string[]> {
  return Promise.all(Array.from({ length: TABS }, async () => (await pushed(story.practice.client, [operation]))[0] ?? "")).then((all) =>
    all.sort(),
  );
}
const onceThenDuplicates = ["applied", ...Array.from({ length: TABS - 1 }, () => "duplicate")];

const stored = <T>(read: (tx: Tx) => Promise<T>) => inPractice(story.practice.practiceId, read);
const auditCount = (opId: string) => stored((tx) => tx.auditEvent.count({ where: { event: { path: ["opId"], equals: opId } } }));

describe("the same tap, several times at once", () => {
  it("is one operation and one change, never an error", async () => {
    const device = deviceOperations();
    const recordId = uuidv7();
    const requestId = uuidv7();
    const of = { stepId };
    const taps = [
      device.predict(recordId, of),
      device.predict(recordId, { ...of, answers: { likelihoodBefore: 60 } }),
      device.openAfter(recordId),
      device.finish(recordId, of),
      device.share(recordId),
      device.followUp(recordId),
      device.edit(recordId, { happened: "partly" }, ["endSuds"]),
      device.reply(recordId),
      device.seeThread(recordId),
      device.takeBack(recordId),
      device.askFor(requestId),
      device.addWords(requestId, "three things at once"),
      device.takeBackPace(requestId),
    ];
    for (const tap of taps) {
      expect(await tabs(tap), tap.type).toEqual(onceThenDuplicates);
      expect(await auditCount(tap.opId), tap.type).toBe(1);
    }
    const record = await stored((tx) => tx.record.findFirst({ where: { id: recordId }, include: { versions: true } }));
    expect(record).toMatchObject({ visibility: "taken_back", progress: "done", currentVersion: 5 });
    expect(record?.versions).toHaveLength(5);
    expect(await stored((tx) => tx.recordMessage.count({ where: { recordId } }))).toBe(1);
    expect(await stored((tx) => tx.prediction.findMany({ where: { recordId } }))).toMatchObject([{ likelihoodBefore: 60 }]);
  });

  it("with other content under one id is applied once, and refused everywhere else", async () => {
    const device = deviceOperations();
    const first = device.askFor(uuidv7());
    const all = Array.from({ length: TABS }, () => ({ ...first, entityId: uuidv7() }));
    const results = await Promise.all(all.map(async (each) => (await pushed(story.practice.client, [each]))[0]));
    expect(results.sort()).toEqual([...Array.from({ length: TABS - 1 }, () => "ID_REUSE"), "applied"]);
    expect(await stored((tx) => tx.paceRequest.count({ where: { id: { in: all.map(({ entityId }) => entityId) } } }))).toBe(1);
  });
});

describe("two taps at once", () => {
  it("that both begin a record make one record, and the later is an edit of it", async () => {
    const recordId = uuidv7();
    const taps = Array.from({ length: TABS }, () => deviceOperations().predict(recordId, { stepId }));
    const results = await Promise.all(taps.map(async (tap) => (await pushed(story.practice.client, [tap]))[0]));
    expect(new Set(results)).toEqual(new Set(["applied"]));
    const record = await stored((tx) => tx.record.findFirst({ where: { id: recordId }, include: { versions: true } }));
    expect(record?.versions.map(({ version }) => version).sort()).toEqual(Array.from({ length: TABS }, (_, index) => index + 1));
  });

  it("that both finish it finish it once", async () => {
    const recordId = uuidv7();
    const taps = Array.from({ length: TABS }, () => deviceOperations().finish(recordId, { stepId }));
    const results = await Promise.all(taps.map(async (tap) => (await pushed(story.practice.client, [tap]))[0]));
    expect(results.sort()).toEqual([...Array.from({ length: TABS - 1 }, () => "ALREADY_FINISHED"), "applied"]);
  });

  it("on Share of the same record share it once", async () => {
    const recordId = uuidv7();
    await pushed(story.practice.client, [deviceOperations().finish(recordId, { stepId })]);
    const taps = [deviceOperations().share(recordId), deviceOperations().share(recordId)];
    const results = await Promise.all(taps.map((tap, index) => pushed(story.practice.client, [tap], minutesAfter(index + 1))));
    expect(results.flat()).toEqual(["applied", "applied"]);
    const before = await stored((tx) => tx.record.findFirst({ where: { id: recordId }, select: { visibility: true, sharedAt: true } }));
    expect(before?.visibility).toBe("shared");
    await pushed(story.practice.client, [deviceOperations().share(recordId)], minutesAfter(9));
    expect(await stored((tx) => tx.record.findFirst({ where: { id: recordId }, select: { visibility: true, sharedAt: true } }))).toEqual(
      before,
    );
  });
});

describe("two changes of one finished record at once", () => {
  it("are both kept, one after the other, and what both said is what it says", async () => {
    const { client } = story.practice;
    const recordId = uuidv7();
    await pushed(client, [deviceOperations().finish(recordId, { stepId })]);
    const changes: Answers[] = [{ peakSuds: 70 }, { endSuds: 20 }, { whatILearned: "It rained, and we talked." }, { happened: "partly" }];
    const results = await Promise.all(changes.map((answers) => pushed(client, [deviceOperations().edit(recordId, answers)])));
    expect(results.flat()).toEqual(changes.map(() => "applied"));
    const { answers } = await callerFor(client).record.getOwn({ recordId });
    expect(answers).toMatchObject(Object.assign({}, ...changes));
    const versions = await stored((tx) => tx.recordVersion.findMany({ where: { recordId }, orderBy: { version: "asc" } }));
    expect(versions.map(({ version }) => version)).toEqual([2, 3, 4, 5, 6]);
  });
});

describe("a reply against taking back", () => {
  it("is written first or refused, and never stands where nobody reads", async () => {
    const { client, therapist } = story.practice;
    for (let round = 0; round < 6; round++) {
      const recordId = await recordExposure(client, { stepId });
      const [theirs, takenBack] = await Promise.all([
        callerFor(therapist).record.reply({ clientId: client.clientId, recordId, messageId: uuidv7(), words: "What did they say?" }),
        pushed(client, [deviceOperations().takeBack(recordId)]),
      ]);
      expect(takenBack).toEqual([theirs.ok ? "ALREADY_OPENED" : "applied"]);
      expect(await stored((tx) => tx.recordMessage.count({ where: { recordId } }))).toBe(theirs.ok ? 1 : 0);
    }
  });
});

describe("take back against open", () => {
  it.each(["takeBack", "open"] as const)("is won by whoever commits first: %s", async (first) => {
    const { client, therapist } = story.practice;
    const recordId = await recordExposure(client, { stepId });
    const scope = scopeOf(therapist, client);
    const lock = (tx: Tx) => lockRecord(tx, scope, recordId);
    const open = () => callerFor(therapist).record.open({ clientId: client.clientId, recordId });
    const takeBack = () => pushed(client, [deviceOperations().takeBack(recordId)]);
    if (first === "takeBack") {
      const opened = await behindLock(scope, lock, open, (tx) =>
        tx.record.updateMany({ where: { id: recordId }, data: { visibility: "taken_back" } }),
      );
      expect(opened).toEqual({ ok: false, reason: "takenBack" });
    } else {
      const takenBack = await behindLock(scope, lock, takeBack, (tx) =>
        tx.record.updateMany({ where: { id: recordId }, data: { visibility: "opened", openedAt: minutesAfter(1) } }),
      );
      expect(takenBack).toEqual(["ALREADY_OPENED"]);
    }
  });
});

describe("a pace request against an assignment", () => {
  it("holds whichever came first: nothing is left that the client would be asked to do now", async () => {
    const outcomes = [];
    for (const first of ["request", "assign"] as const) {
      const each = await makeLadder();
      const { client } = each.practice;
      const scope = scopeOf(client, client);
      const request = () => pushed(client, [deviceOperations().askFor(uuidv7())]);
      const assign = () => assignStep(each, each.steps[1].id);
      if (first === "request") {
        const at = minutesAfter(-1);
        const asked = {
          practiceId: scope.practiceId,
          id: uuidv7(),
          clientId: scope.clientId,
          kind: "slower",
          occurredAt: at,
          zone: "Europe/Berlin",
          receivedAt: at,
        } as const;
        expect(await behindClientLock(scope, assign, (tx) => tx.paceRequest.create({ data: asked }))).toEqual({
          ok: false,
          reason: "paceUnanswered",
        });
      } else {
        expect((await assign()).ok).toBe(true);
        expect(await behindClientLock(scope, request, async () => undefined)).toEqual(["applied"]);
      }
      const today = await callerFor(client, minutesAfter(1)).today.get();
      outcomes.push({ toDoNow: today.next !== null && !today.next.held, answered: today.pace?.answeredAt ?? null });
      expect(await assign()).toMatchObject({ ok: false, reason: "paceUnanswered" });
    }
    expect(outcomes).toEqual([
      { toDoNow: false, answered: null },
      { toDoNow: false, answered: null },
    ]);
  });

  it("never ends in an error or in a step to do, however they meet", async () => {
    for (let round = 0; round < 5; round++) {
      const each = await makeLadder();
      const { client } = each.practice;
      const [asked] = await Promise.all([pushed(client, [deviceOperations().askFor(uuidv7())]), assignStep(each, each.steps[1].id)]);
      expect(asked).toEqual(["applied"]);
      const { next } = await callerFor(client, minutesAfter(1)).today.get();
      expect(next === null || next.held).toBe(true);
    }
  });
});

describe("finishing against withdrawing", () => {
  it("ends in a record in any case, flagged exactly where the assignment is withdrawn", async () => {
    for (let round = 0; round < 5; round++) {
      const each = await makeAssigned();
      const { client, therapist, practiceId } = each.practice;
      const { assignmentId } = each;
      const recordId = uuidv7();
      const finish = deviceOperations().finish(recordId, { stepId: each.steps[1].id, assignmentId });
      const [finished] = await Promise.all([
        pushed(client, [finish]),
        callerFor(therapist).assignment.withdraw({ clientId: client.clientId, assignmentId }),
      ]);
      expect(finished).toEqual(["applied"]);
      await inPractice(practiceId, async (tx) => {
        const record = await tx.record.findFirst({ where: { id: recordId }, include: { assignment: true } });
        expect(record?.assignmentWithdrawn).toBe(record?.assignment?.state === "withdrawn");
      });
    }
  });
});
