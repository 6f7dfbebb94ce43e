import pg from "pg";
import { uuidv7 } from "uuidv7";
import { describe, expect, it, vi } from "vitest";
import { behaviouralExperiment } from "@/domain/exercise/catalog/behavioural-experiment";
import { evidenceBank } from "@/domain/exercise/catalog/evidence-bank";
import { worryLog } from "@/domain/exercise/catalog/worry-log";
import { inPractice } from "../db";
import { makeAssigned } from "../testing/exposure-story";
import { deviceOperations, pushed } from "../testing/operations";
import {
  type ClientMember,
  callerFor,
  daysAfter,
  makePractice,
  minutesAfter,
  NOW,
  type PracticeFixture,
} from "../testing/practice-fixture";
import { listLooks, makeCheckBacks } from "./make";

/** A worry of the 17th of March that is to be known by the 19th. Answers the record's id. */
async function worry(client: ClientMember, answers: Record<string, string | number> = {}, at = NOW): Promise<string> {
  const recordId = uuidv7();
  const of = {
    ...{ definitionId: worryLog.id, definitionVersion: worryLog.version, stepId: null },
    answers: { prediction: "They stop inviting me.", likelihood: 60, howWillIKnow: "No message.", decideBy: "2026-03-19", ...answers },
  };
  expect(await pushed(client, [deviceOperations(at).finish(recordId, of)], at)).toEqual(["applied"]);
  return recordId;
}

const look = (client: ClientMember, at: Date) => makeCheckBacks(client, at);
const lines = async (client: ClientMember, at: Date) => (await callerFor(client, at).today.get()).checkBacks;

async function ledger({ practiceId }: PracticeFixture, recordId: string) {
  return inPractice(practiceId, (tx) =>
    tx.prediction.findFirst({
      where: { recordId },
      select: { outcome: true, degree: true, likelihoodAgain: true, likelihoodLater: true, outcomeAt: true },
    }),
  );
}

/** The only line that is asked. */
async function onlyLine(client: ClientMember, at: Date) {
  const { shown } = await lines(client, at);
  expect(shown).toHaveLength(1);
  const [line] = shown;
  if (!line) throw new Error("nothing is asked");
  return line;
}

describe("on its day", () => {
  it("the client is asked in their own words, from their own midnight on, once", async () => {
    const { client } = await makePractice();
    const recordId = await worry(client);
    // 23:59 in Berlin on the day before, and a minute later.
    expect(await look(client, new Date("2026-03-18T22:59:00Z"))).toBe(0);
    expect(await look(client, new Date("2026-03-18T23:00:00Z"))).toBe(1);
    expect(await look(client, new Date("2026-03-18T23:00:00Z"))).toBe(0);
    expect(await look(client, daysAfter(30))).toBe(0);
    expect(await lines(client, new Date("2026-03-19T08:00:00Z"))).toMatchObject({
      count: 1,
      shown: [
        {
          ...{ questions: ["outcome"], statement: "They stop inviting me.", writtenOn: "2026-03-17", dueOn: "2026-03-19" },
          ...{ likelihoodBefore: 60, recordId, predictionId: recordId },
        },
      ],
    });
  });

  it("an answer stands in the record and in the ledger, with words, and is not asked for again", async () => {
    const practice = await makePractice();
    const { client } = practice;
    const recordId = await worry(client);
    await look(client, daysAfter(2));
    const { id } = await onlyLine(client, daysAfter(2));
    const device = deviceOperations(daysAfter(2));
    const answer = device.tap("checkBack.answer", id, { outcome: "partly", degree: 30, likelihoodAgain: 20, words: "One did write." });
    expect(await pushed(client, [answer], daysAfter(2))).toEqual(["applied"]);
    expect(await ledger(practice, recordId)).toMatchObject({ outcome: "partly", degree: 30, likelihoodAgain: 20, outcomeAt: daysAfter(2) });
    const own = await callerFor(client, daysAfter(2)).record.getOwn({ recordId });
    expect(own.answers).toMatchObject({ outcome: "partly", degree: 30 });
    expect(await lines(client, daysAfter(2))).toEqual({ count: 0, shown: [] });
    const before = await ledger(practice, recordId);
    expect(await pushed(client, [answer], daysAfter(3))).toEqual(["duplicate"]);
    expect(await ledger(practice, recordId)).toEqual(before);
    expect(await look(client, daysAfter(9))).toBe(0);
  });

  it("can be moved to a day ahead, and is asked then; not to a day that has gone", async () => {
    const { client } = await makePractice();
    await worry(client);
    await look(client, daysAfter(2));
    const { id } = await onlyLine(client, daysAfter(2));
    const device = deviceOperations(daysAfter(2));
    const moves = ["2026-03-18", "2026-03-19", "2027-04-19"].map((to) => device.tap("checkBack.move", id, { to }));
    expect(await pushed(client, moves, daysAfter(2))).toEqual(["INVALID", "INVALID", "INVALID"]);
    expect(await pushed(client, [device.tap("checkBack.move", id, { to: "2026-03-26" })], daysAfter(2))).toEqual(["applied"]);
    expect((await lines(client, daysAfter(2))).count).toBe(0);
    expect(await look(client, daysAfter(8))).toBe(0);
    expect(await look(client, daysAfter(9))).toBe(1);
    expect(await onlyLine(client, daysAfter(9))).toMatchObject({ dueOn: "2026-03-26", questions: ["outcome"] });
  });

  it("can be left as what can't be known: never asked again, and no 'did not happen'", async () => {
    const practice = await makePractice();
    const { client } = practice;
    const recordId = await worry(client);
    await look(client, daysAfter(2));
    const { id } = await onlyLine(client, daysAfter(2));
    const device = deviceOperations(daysAfter(2));
    expect(await pushed(client, [device.tap("checkBack.cannotKnow", id, {})], daysAfter(2))).toEqual(["applied"]);
    expect(await ledger(practice, recordId)).toMatchObject({ outcome: "cannot_know", degree: null });
    expect((await lines(client, daysAfter(2))).count).toBe(0);
    expect(await look(client, daysAfter(400))).toBe(0);
  });

  it("is closed by an answer on the record itself, and not asked where that came first", async () => {
    const { client } = await makePractice();
    const recordId = await worry(client);
    const other = await worry(client);
    await look(client, daysAfter(2));
    expect((await lines(client, daysAfter(2))).count).toBe(2);
    const device = deviceOperations(daysAfter(2));
    expect(await pushed(client, [device.edit(recordId, { outcome: "no" })], daysAfter(2))).toEqual(["applied"]);
    expect((await onlyLine(client, daysAfter(2))).recordId).toBe(other);
    await worry(client, { outcome: "yes" });
    expect(await look(client, daysAfter(3))).toBe(0);
  });

  it("shows three at most, oldest first, and says how many there are; nothing while a pace request waits", async () => {
    const { client } = await makePractice();
    for (const day of ["2026-03-21", "2026-03-19", "2026-03-20", "2026-03-22"]) await worry(client, { decideBy: day });
    await look(client, daysAfter(6));
    const { count, shown } = await lines(client, daysAfter(6));
    expect(count).toBe(4);
    expect(shown.map(({ dueOn }) => dueOn)).toEqual(["2026-03-19", "2026-03-20", "2026-03-21"]);
    expect(await pushed(client, [deviceOperations(daysAfter(6)).askFor(uuidv7())], daysAfter(6))).toEqual(["applied"]);
    expect(await lines(client, daysAfter(6))).toEqual({ count: 0, shown: [] });
  });
});

describe("what was predicted and not gone on with", () => {
  const OF_EXPERIMENT = { definitionId: behaviouralExperiment.id, definitionVersion: behaviouralExperiment.version, stepId: null };
  const PLAN = { prediction: "He says no.", likelihood: 70, criterion: "What he says.", decideBy: "2026-03-19" };

  it("comes due too, as something to go on with, can be moved, and is closed by its own questions", async () => {
    const practice = await makePractice();
    const { client } = practice;
    const recordId = uuidv7();
    expect(await pushed(client, [deviceOperations().predict(recordId, { ...OF_EXPERIMENT, answers: PLAN })])).toEqual(["applied"]);
    expect((await listLooks(NOW, 1_000)).map(({ clientId }) => clientId)).toContain(client.clientId);
    expect(await look(client, daysAfter(1))).toBe(0);
    expect(await look(client, daysAfter(2))).toBe(1);
    const { id, ...line } = await onlyLine(client, daysAfter(2));
    expect(line).toMatchObject({ recordId, assignmentId: null, draft: true, questions: ["outcome"], statement: "He says no." });
    const device = deviceOperations(daysAfter(2));
    const taps = [device.tap("checkBack.answer", id, { outcome: "no" }), device.tap("checkBack.move", id, { to: "2026-03-22" })];
    expect(await pushed(client, taps, daysAfter(2))).toEqual(["NOT_FINISHED", "applied"]);
    expect((await lines(client, daysAfter(2))).count).toBe(0);
    expect(await look(client, daysAfter(5))).toBe(1);
    const later = deviceOperations(daysAfter(5));
    const rest = later.finish(recordId, { ...OF_EXPERIMENT, answers: { criterionResult: "cannotTellYet", outcome: "He laughed." } });
    expect(await pushed(client, [later.openAfter(recordId), rest], daysAfter(5))).toEqual(["applied", "applied"]);
    // It was looked at and can't be told yet: from now on it is a question that can be answered.
    expect(await onlyLine(client, daysAfter(5))).toMatchObject({ draft: false, questions: ["outcome"] });
    expect(await pushed(client, [later.edit(recordId, { criterionResult: "yes" })], daysAfter(5))).toEqual(["applied"]);
    expect((await lines(client, daysAfter(5))).count).toBe(0);
  });

  it("is not asked about while its assignment is held", async () => {
    const { practice, steps, assignmentId } = await makeAssigned();
    const { client, practiceId } = practice;
    const of = { stepId: steps[1].id, assignmentId };
    expect(await pushed(client, [deviceOperations().predict(uuidv7(), of)])).toEqual(["applied"]);
    const setState = (state: "held" | "active") =>
      inPractice(practiceId, (tx) => tx.assignment.updateMany({ where: { id: assignmentId }, data: { state } }));
    await setState("held");
    expect(await look(client, daysAfter(30))).toBe(0);
    await setState("active");
    expect(await look(client, daysAfter(31))).toBe(1);
    expect(await onlyLine(client, daysAfter(31))).toMatchObject({ assignmentId, draft: true });
    await setState("held");
    expect((await lines(client, daysAfter(31))).count).toBe(0);
  });
});

describe("an evidence entry", () => {
  it("is asked about after a month by its own words, and closed by the record's questions for a later day", async () => {
    const { client } = await makePractice();
    const recordId = uuidv7();
    const of = {
      ...{ definitionId: evidenceBank.id, definitionVersion: evidenceBank.version, stepId: null },
      answers: { event: "Two people asked about my talk.", fitsNewBelief: 70 },
    };
    expect(await pushed(client, [deviceOperations().finish(recordId, of)])).toEqual(["applied"]);
    expect(await look(client, daysAfter(29))).toBe(0);
    expect(await look(client, daysAfter(30))).toBe(1);
    expect(await onlyLine(client, daysAfter(30))).toMatchObject({
      ...{ questions: ["evidence"], statement: "Two people asked about my talk.", predictionId: null, likelihoodBefore: null },
    });
    const device = deviceOperations(daysAfter(30));
    const later = device.tap("record.followUp", recordId, { answers: { revisit: "stillTrue" } });
    expect(await pushed(client, [later], daysAfter(30))).toEqual(["applied"]);
    expect((await lines(client, daysAfter(30))).count).toBe(0);
  });
});

describe("whose turn it is", () => {
  it("is whose day has begun, and who wrote something; nobody twice on a day", async () => {
    const { client } = await makePractice();
    const isListed = async (at: Date) => (await listLooks(at, 1_000)).some(({ clientId }) => clientId === client.clientId);
    expect(await isListed(NOW)).toBe(false);
    await worry(client);
    expect(await isListed(NOW)).toBe(true);
    await look(client, NOW);
    expect(await isListed(minutesAfter(1))).toBe(false);
    // The next day of Berlin begins at 23:00 UTC.
    expect(await isListed(new Date("2026-03-17T22:59:59Z"))).toBe(false);
    expect(await isListed(new Date("2026-03-17T23:00:00Z"))).toBe(true);
    await look(client, new Date("2026-03-17T23:00:00Z"));
    await worry(client, { decideBy: "2026-03-10" }, minutesAfter(2));
    expect(await isListed(new Date("2026-03-17T23:00:01Z"))).toBe(true);
  });
});

describe("the statements that it takes", () => {
  async function statementsOf(run: () => Promise<unknown>): Promise<number> {
    const spy = vi.spyOn(pg.Client.prototype, "query");
    try {
      await run();
      return spy.mock.calls.length;
    } finally {
      spy.mockRestore();
    }
  }

  it("do not grow with what waits", async () => {
    const { client } = await makePractice();
    await worry(client);
    const first = await statementsOf(() => look(client, daysAfter(2)));
    for (let n = 0; n < 8; n++) await worry(client);
    expect(await statementsOf(() => look(client, daysAfter(2)))).toBeLessThanOrEqual(first);
    expect(first).toBeLessThanOrEqual(13);
    expect(await statementsOf(() => lines(client, daysAfter(2)))).toBeLessThanOrEqual(12);
    const { id } = (await lines(client, daysAfter(2))).shown[0] ?? { id: "" };
    const answer = deviceOperations(daysAfter(2)).tap("checkBack.answer", id, { outcome: "no", likelihoodAgain: 10, words: "Nobody did." });
    expect(await statementsOf(() => pushed(client, [answer], daysAfter(2)))).toBeLessThanOrEqual(21);
  });
});

describe("somebody else's", () => {
  it("is not found, and nothing of it changes", async () => {
    const practice = await makePractice();
    const { client, otherClient } = practice;
    const recordId = await worry(client);
    await look(client, daysAfter(2));
    const { id } = await onlyLine(client, daysAfter(2));
    const strangers = await makePractice();
    for (const stranger of [otherClient, strangers.client]) {
      const device = deviceOperations(daysAfter(2));
      const attempts = [
        device.tap("checkBack.answer", id, { outcome: "no" }),
        device.tap("checkBack.move", id, { to: "2026-03-26" }),
        device.tap("checkBack.cannotKnow", id, {}),
      ];
      expect(await pushed(stranger, attempts, daysAfter(2))).toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"]);
    }
    expect(await ledger(practice, recordId)).toMatchObject({ outcome: null });
    expect((await lines(client, daysAfter(2))).count).toBe(1);
  });
});
