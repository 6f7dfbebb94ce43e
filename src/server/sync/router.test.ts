import pg from "pg";
import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { PUSH_LIMIT } from "@/domain/sync/operation";
import { inPractice } from "../db";
import { type LadderStory, makeAssigned, makeLadder } from "../testing/exposure-story";
import { deviceOperations, push, pushed } from "../testing/operations";
import { BEFORE } from "../testing/phone";
import { callerFor, makePractice } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { auditOf, digestOf } from "../testing/stored-rows";

/** Every clinical row but the kept answers: a rejection may write its answer and nothing else. */
async function effectsOf(story: LadderStory): Promise<string> {
  const lines = (await digestOf(story.practice.practiceId)).split("\n");
  return lines.filter((line) => !line.startsWith("op_log")).join("\n");
}

async function opCount(story: LadderStory): Promise<number> {
  return inPractice(story.practice.practiceId, (tx) => tx.opLog.count());
}

/** As erasing does: without the keys nothing can be sealed any more. */
async function destroyKeys(practiceId: string): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
  await owner.connect();
  await owner.query("select set_config('app.practice', $1, false)", [practiceId]);
  await owner.query("delete from client_key where practice_id = $1", [practiceId]);
  await owner.end();
}

describe("who may push", () => {
  it("is a client, and nobody else; a refusal stores nothing", async () => {
    const story = await makeLadder();
    const { therapist, practiceId } = story.practice;
    const before = await digestOf(practiceId);
    const operations = [deviceOperations().askFor(uuidv7())];
    expect(await codeOf(callerFor(null).sync.push({ operations }))).toBe("UNAUTHENTICATED");
    expect(await codeOf(callerFor(therapist).sync.push({ operations }))).toBe("FORBIDDEN");
    expect(await digestOf(practiceId)).toBe(before);
    expect((await auditOf(practiceId)).at(-1)).toMatchObject({
      actorId: therapist.userId,
      event: { kind: "denial", procedure: "sync.push" },
    });
  });

  it("is decided at each operation: one who was disabled meanwhile is asked to sign in, and nothing is stored", async () => {
    const story = await makeLadder();
    const { client, practiceId } = story.practice;
    await inPractice(practiceId, (tx) =>
      tx.appUser.update({ where: { practiceId_id: { practiceId, id: client.userId } }, data: { disabledAt: new Date(0) } }),
    );
    const before = await digestOf(practiceId);
    expect(await codeOf(push(client, [deviceOperations().askFor(uuidv7())]))).toBe("UNAUTHENTICATED");
    expect(await digestOf(practiceId)).toBe(before);
  });
});

describe("an operation that comes again", () => {
  it("is answered as a duplicate and changes nothing, however its keys are ordered", async () => {
    const story = await makeLadder();
    const { client, practiceId } = story.practice;
    const device = deviceOperations();
    const recordId = uuidv7();
    const operations = [device.predict(recordId, { stepId: story.steps[0].id }), device.openAfter(recordId)];
    expect(await pushed(client, operations)).toEqual(["applied", "applied"]);
    const before = await digestOf(practiceId);
    const shuffled = operations.map((operation) => Object.fromEntries(Object.entries(operation).reverse()) as typeof operation);
    expect(await pushed(client, [...operations, ...shuffled])).toEqual(["duplicate", "duplicate", "duplicate", "duplicate"]);
    expect(await digestOf(practiceId)).toBe(before);
  });

  it("keeps its first answer, also when that was a rejection and would be accepted by now", async () => {
    const { practice, steps } = await makeLadder();
    const device = deviceOperations();
    const recordId = uuidv7();
    const of = { stepId: steps[0].id };
    const tooEarly = device.share(recordId);
    expect(await pushed(practice.client, [device.predict(recordId, of)])).toEqual(["applied"]);
    expect(await pushed(practice.client, [tooEarly])).toEqual(["NOT_FINISHED"]);
    expect(await pushed(practice.client, [device.openAfter(recordId), device.finish(recordId, of)])).toEqual(["applied", "applied"]);
    expect(await pushed(practice.client, [tooEarly, device.share(recordId)])).toEqual(["duplicate NOT_FINISHED", "applied"]);
  });

  it("with other content is refused, and the first one stands", async () => {
    const story = await makeLadder();
    const { client, practiceId } = story.practice;
    const device = deviceOperations();
    const first = device.predict(uuidv7(), { stepId: story.steps[0].id });
    await push(client, [first]);
    const before = await digestOf(practiceId);
    const changed = [
      { ...first, payload: { ...first.payload, answers: { ...BEFORE, likelihoodBefore: 10 } } },
      { ...first, entityId: uuidv7() },
      { ...first, occurredAt: "2026-03-17T08:11:59.000Z" },
      { ...first, type: "record.openAfter", payload: {} },
      { ...first, seq: 99 },
    ];
    for (const each of changed) expect(await pushed(client, [each])).toEqual(["ID_REUSE"]);
    expect(await digestOf(practiceId)).toBe(before);
    expect(await pushed(client, [first])).toEqual(["duplicate"]);
  });

  it("is known by its sender: another client's operation of the same id is another operation", async () => {
    const { practice } = await makeLadder();
    const operation = deviceOperations().askFor(uuidv7());
    expect(await pushed(practice.client, [operation])).toEqual(["applied"]);
    expect(await pushed(practice.otherClient, [{ ...operation, entityId: uuidv7() }])).toEqual(["applied"]);
  });
});

describe("someone else's things", () => {
  it("are not found, whatever the operation, and nothing of them changes", async () => {
    const story = await makeAssigned();
    const { client, otherClient } = story.practice;
    const mine = deviceOperations();
    const [recordId, paceRequestId] = [uuidv7(), uuidv7()];
    const of = { stepId: story.steps[1].id, assignmentId: story.assignmentId };
    await push(client, [mine.predict(recordId, of), mine.openAfter(recordId), mine.finish(recordId, of), mine.share(recordId)]);
    await push(client, [mine.askFor(paceRequestId)]);
    const strangers = await makePractice();
    for (const stranger of [otherClient, strangers.client]) {
      const before = await effectsOf(story);
      const theirs = deviceOperations();
      const attempts = [
        theirs.predict(recordId, of),
        theirs.openAfter(recordId),
        theirs.finish(recordId, of),
        theirs.followUp(recordId),
        theirs.share(recordId),
        theirs.takeBack(recordId),
        theirs.addWords(paceRequestId, "mine now"),
        theirs.takeBackPace(paceRequestId),
        theirs.predict(uuidv7(), { stepId: of.stepId }),
        theirs.finish(uuidv7(), of),
      ];
      expect(await pushed(stranger, attempts)).toEqual(attempts.map(() => "NOT_FOUND"));
      expect(await effectsOf(story)).toBe(before);
    }
    // A request id that is taken in this practice can't be made; in another practice it is simply free.
    expect(await pushed(otherClient, [deviceOperations().askFor(paceRequestId)])).toEqual(["NOT_FOUND"]);
    expect(await pushed(strangers.client, [deviceOperations().askFor(paceRequestId)])).toEqual(["applied"]);
  });

  it("includes an assignment of one's own for another step", async () => {
    const story = await makeAssigned();
    const device = deviceOperations();
    const elsewhere = { stepId: story.steps[0].id, assignmentId: story.assignmentId };
    expect(await pushed(story.practice.client, [device.predict(uuidv7(), elsewhere)])).toEqual(["NOT_FOUND"]);
    expect(await pushed(story.practice.client, [device.finish(uuidv7(), { ...elsewhere, assignmentId: uuidv7() })])).toEqual(["NOT_FOUND"]);
  });
});

describe("a push", () => {
  it(`takes ${PUSH_LIMIT} operations and answers them in the order given; one more is refused as a whole`, async () => {
    const story = await makeLadder();
    const { client, practiceId } = story.practice;
    const device = deviceOperations();
    const full = Array.from({ length: PUSH_LIMIT }, () => device.askFor(uuidv7()));
    const results = await push(client, full);
    expect(results.map(({ opId, status }) => [opId, status])).toEqual(full.map(({ opId }) => [opId, "applied"]));
    const before = await digestOf(practiceId);
    const tooMany = Array.from({ length: PUSH_LIMIT + 1 }, () => device.askFor(uuidv7()));
    expect(await codeOf(push(client, tooMany))).toBe("INVALID_INPUT");
    expect(await codeOf(push(client, []))).toBe("INVALID_INPUT");
    expect(await digestOf(practiceId)).toBe(before);
  });

  it("is worked off in the device's order, however it was packed", async () => {
    const { practice, steps } = await makeLadder();
    const device = deviceOperations();
    const recordId = uuidv7();
    const of = { stepId: steps[0].id };
    const operations = [device.predict(recordId, of), device.openAfter(recordId), device.finish(recordId, of), device.share(recordId)];
    const packed = operations.toReversed();
    expect(await push(practice.client, packed)).toEqual(packed.map(({ opId }) => ({ opId, status: "applied", rejection: null })));
  });

  it("is not blocked by a rejected or a malformed operation; each is refused alone", async () => {
    const { practice, steps } = await makeLadder();
    const device = deviceOperations();
    const recordId = uuidv7();
    const of = { stepId: steps[0].id };
    const request = device.askFor(uuidv7());
    const operations = [
      device.share(uuidv7()),
      device.predict(recordId, { ...of, answers: { likelihoodBefore: 101 } }),
      device.predict(recordId, { ...of, answers: { unheardOf: 1 } }),
      device.predict(recordId, { ...of, definitionVersion: 99 }),
      { ...device.openAfter(recordId), occurredAt: "yesterday" },
      { ...device.openAfter(recordId), occurredAt: "0000-01-01T00:00:00Z" },
      { ...device.openAfter(recordId), zone: "Mars/Olympus" },
      { ...request, opId: uuidv7(), payload: { kind: "faster" } },
      request,
    ];
    expect(await pushed(practice.client, operations)).toEqual([
      "NOT_FOUND",
      "INVALID",
      "INVALID",
      "UNKNOWN_DEFINITION",
      "INVALID",
      "INVALID",
      "INVALID",
      "INVALID",
      "applied",
    ]);
    expect(await pushed(practice.client, operations.slice(0, 4))).toEqual([
      "duplicate NOT_FOUND",
      "duplicate INVALID",
      "duplicate INVALID",
      "duplicate UNKNOWN_DEFINITION",
    ]);
  });

  it("stores nothing of what only a newer server knows, and holds back what rests on it", async () => {
    const story = await makeLadder();
    const device = deviceOperations();
    const [recordId, of] = [uuidv7(), { stepId: story.steps[0].id }];
    const newer = [
      { ...device.predict(recordId, of), v: 2 },
      device.share(recordId),
      { ...device.askFor(uuidv7()), type: "pace.postpone" },
      device.askFor(uuidv7()),
    ];
    expect(await pushed(story.practice.client, newer)).toEqual(["retry", "retry", "retry", "applied"]);
    expect(await opCount(story)).toBe(1);
  });

  it("answers retry to what failed unexpectedly and stores nothing of it; the others go through", async () => {
    const story = await makeLadder();
    const { client, practiceId } = story.practice;
    await destroyKeys(practiceId);
    const before = await effectsOf(story);
    const device = deviceOperations();
    const recordId = uuidv7();
    const of = { stepId: story.steps[0].id };
    const sealed = device.predict(recordId, of);
    expect(await pushed(client, [sealed, device.share(recordId), device.share(uuidv7())])).toEqual(["retry", "retry", "NOT_FOUND"]);
    expect(await effectsOf(story)).toBe(before);
    expect(await opCount(story)).toBe(1);
    expect(await pushed(client, [sealed])).toEqual(["retry"]);
  });

  it("leaves one audit event for each operation that was not answered before, without a word of what was written", async () => {
    const { practice, steps } = await makeLadder();
    const device = deviceOperations();
    const recordId = uuidv7();
    const before = (await auditOf(practice.practiceId)).length;
    const operations = [device.predict(recordId, { stepId: steps[0].id }), device.share(recordId)];
    await push(practice.client, operations);
    await push(practice.client, operations);
    const events = (await auditOf(practice.practiceId)).slice(before);
    expect(events.map(({ event }) => [event.kind, event.type, event.result])).toEqual([
      ["operation", "record.predict", "applied"],
      ["operation", "record.share", "NOT_FINISHED"],
    ]);
    expect(events.every(({ clientId, actorId }) => clientId === practice.client.clientId && actorId === practice.client.userId)).toBe(true);
    const kept = await inPractice(practice.practiceId, (tx) => tx.opLog.findMany({ select: { result: true, type: true } }));
    expect(JSON.stringify([events, kept])).not.toContain(BEFORE.fearedOutcome);
  });
});
