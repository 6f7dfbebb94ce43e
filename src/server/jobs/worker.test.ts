import { makeWorkerUtils, runOnce } from "graphile-worker";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { worryLog } from "@/domain/exercise/catalog/worry-log";
import { makeCheckBacks } from "../check-back/make";
import { inPractice, pool } from "../db";
import { eraseClient } from "../erasure/erase";
import { deviceOperations, pushed } from "../testing/operations";
import { type ClientMember, callerFor, daysAfter, makePractice, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { LOOK, makeTasks, SWEEP } from "./tasks";
import { quietly, startWorker } from "./worker";

const DAY = daysAfter(2);
let queue: Awaited<ReturnType<typeof makeWorkerUtils>>;
beforeAll(async () => {
  queue = await makeWorkerUtils({ pgPool: pool, ...quietly });
});
afterAll(() => queue.release());

async function worry(client: ClientMember, words = "They stop inviting me."): Promise<string> {
  const recordId = uuidv7();
  const of = {
    ...{ definitionId: worryLog.id, definitionVersion: worryLog.version, stepId: null },
    answers: { prediction: words, likelihood: 60, howWillIKnow: "No message.", decideBy: "2026-03-19" },
  };
  expect(await pushed(client, [deviceOperations().finish(recordId, of)])).toEqual(["applied"]);
  return recordId;
}

/** Works off everything that stands in the queue, once. */
const work = (at = DAY) => runOnce({ pgPool: pool, taskList: makeTasks(() => at), concurrency: 3, ...quietly });

const made = ({ practiceId }: PracticeFixture) =>
  inPractice(practiceId, (tx) => tx.checkBack.findMany({ select: { clientId: true, subjectId: true, dueOn: true, state: true } }));

/** What stands in the queue and will be tried. A worker's first sweep is not, once it was cut off: the next one asks the same. */
async function waiting(): Promise<{ held: boolean; attempts: number; said: string | null }[]> {
  const { rows } = await pool.query(
    `select locked_at is not null as held, attempts, last_error as said from graphile_worker._private_jobs
     where attempts < max_attempts order by id`,
  );
  return rows;
}

describe("two workers", () => {
  it("make each check-back once, whatever they do at the same time", async () => {
    const practice = await makePractice();
    for (const client of [practice.client, practice.otherClient]) for (let n = 0; n < 3; n++) await worry(client);
    for (let round = 0; round < 3; round++) await Promise.all([queue.addJob(SWEEP, {}), queue.addJob(SWEEP, {})]);
    await Promise.all([work(), work()]);
    await Promise.all([work(), work()]);
    expect(await made(practice)).toHaveLength(6);
    expect(await waiting()).toEqual([]);
  });

  it("make it once also where both look at the same client at once", async () => {
    const practice = await makePractice();
    for (let n = 0; n < 3; n++) await worry(practice.client);
    const counts = await Promise.all(Array.from({ length: 6 }, () => makeCheckBacks(practice.client, DAY)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(await made(practice)).toHaveLength(3);
  });
});

describe("while a look runs", () => {
  it("an answer, and a record that comes, are neither lost nor held up", async () => {
    const practice = await makePractice();
    const { client } = practice;
    await worry(client);
    await makeCheckBacks(client, DAY);
    const { shown } = (await callerFor(client, DAY).today.get()).checkBacks;
    const id = shown[0]?.id ?? "";
    for (let round = 0; round < 6; round++) {
      const device = deviceOperations(DAY);
      const [answered] = await Promise.all([
        pushed(client, [device.tap("checkBack.answer", id, { outcome: round % 2 ? "no" : "cannotTellYet" })], DAY),
        worry(client),
        makeCheckBacks(client, DAY),
        makeCheckBacks(client, DAY),
      ]);
      expect(answered).toEqual(["applied"]);
    }
    await queue.addJob(SWEEP, {});
    await work();
    expect(await made(practice)).toHaveLength(7);
    // Nothing that came during a look waits for the next day.
    expect((await callerFor(client, DAY).today.get()).checkBacks.count).toBe(6);
  });

  it("an erasure leaves nothing, whichever comes first", async () => {
    for (let round = 0; round < 5; round++) {
      const practice = await makePractice();
      const { client, practiceId } = practice;
      await worry(client);
      const order = { practiceId, clientId: client.clientId, requestedBy: client.userId, now: DAY };
      const [, erased] = await Promise.all([makeCheckBacks(client, DAY), inPractice(practiceId, (tx) => eraseClient(tx, order))]);
      expect(erased).toBe(true);
      expect(await makeCheckBacks(client, DAY)).toBe(0);
      expect(await made(practice)).toEqual([]);
      expect(await inPractice(practiceId, (tx) => tx.checkBackLook.count())).toBe(0);
    }
  });
});

describe("a worker that died", () => {
  it("leaves nothing half done, and its job to the next sweep", async () => {
    const practice = await makePractice();
    await worry(practice.client);
    await queue.addJob(SWEEP, {});
    // Only the sweep: the look stands in the queue, and somebody took it and never came back.
    const { [SWEEP]: sweep } = makeTasks(() => DAY);
    await runOnce({ pgPool: pool, taskList: sweep ? { [SWEEP]: sweep } : {}, ...quietly });
    const taken = await pool.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone', attempts = 1");
    expect(taken.rowCount).toBeGreaterThan(0);
    await work();
    expect(await made(practice)).toEqual([]);
    await queue.addJob(SWEEP, {});
    await work();
    expect(await made(practice)).toHaveLength(1);
    await pool.query("delete from graphile_worker._private_jobs");
  });
});

describe("the queue", () => {
  it("holds ids and nothing that anybody wrote, also where a job fails", async () => {
    const practice = await makePractice();
    await worry(practice.client, "the unmistakable words");
    await queue.addJob(SWEEP, {});
    await queue.addJob(LOOK, { practiceId: "the unmistakable words" }, { maxAttempts: 1 });
    await work();
    const { rows } = await pool.query("select to_jsonb(j)::text as job from graphile_worker._private_jobs j");
    expect(rows).toHaveLength(1);
    const { last_error: said, payload } = JSON.parse(rows[0].job);
    expect(said).toBe("ZodError");
    expect(payload).toEqual({ practiceId: "the unmistakable words" });
    await pool.query("delete from graphile_worker._private_jobs");
  });

  it("is the app's to work, and its schema the owner's alone to change", async () => {
    for (const statement of ["create table graphile_worker.mine (id int)", "delete from graphile_worker.migrations"])
      await expect(pool.query(statement)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("a worker", () => {
  it("begins with what is due, works with another one beside it, and stops when it is told to", async () => {
    const practice = await makePractice();
    await worry(practice.client);
    const workers = await Promise.all([startWorker(() => DAY), startWorker(() => DAY)]);
    await expect.poll(async () => (await made(practice)).length, { timeout: 10_000 }).toBe(1);
    await Promise.all(workers.map((worker) => worker.stop()));
    await Promise.all(workers.map((worker) => worker.ended));
    await worry(practice.client);
    await queue.addJob(SWEEP, {});
    expect(await waiting()).not.toEqual([]);
    await work(NOW);
    expect(await waiting()).toEqual([]);
  });
});
