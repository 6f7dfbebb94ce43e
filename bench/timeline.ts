import { performance } from "node:perf_hooks";
import { uuidv7 } from "uuidv7";
import { getClientOverview } from "@/server/client/data";
import { clientSealer } from "@/server/crypto/seal";
import { db, inPractice, type Tx } from "@/server/db";
import { listRecords } from "@/server/record/data";
import { makePractice, minutesAfter, NOW, type PracticeFixture, scopeOf } from "@/server/testing/practice-fixture";

/*
 * The server's time for a therapist's page of a client with 500 records, beside a bare query for the same twenty-one rows in
 * the same run: a machine's pace cancels out, and what is left is what the app adds (opening keys and seals, joining versions).
 */
const RECORDS = 500;
const PAGE = 20;
const RUNS = 40;
/** Without order in the measuring, what is measured later would profit from what was measured before. */
const WARM_UP = 5;
/** A page at the end may cost little more than one at the beginning: nothing before it is read. */
const DEEP_AT_MOST = 2;

type Scope = ReturnType<typeof scopeOf>;

async function makeTimeline({ practiceId, therapist, client }: PracticeFixture): Promise<void> {
  const scope = scopeOf(therapist, client);
  const { clientId } = client;
  await inPractice(practiceId, async (tx) => {
    const sealer = await clientSealer(tx, scope);
    const made = Array.from({ length: RECORDS }, (_, index) => ({ id: uuidv7(), at: minutesAfter(-60 * (RECORDS - index)) }));
    const of = { practiceId, clientId, definitionId: "exposure-record", definitionVersion: 1, zone: "Europe/Berlin" };
    await tx.record.createMany({
      data: made.map(({ id, at }) => ({
        ...{ ...of, id, progress: "done" as const, visibility: "reviewed" as const, currentVersion: 2, exhaustion: 4 },
        ...{ occurredAt: at, receivedAt: at, afterOpenedAt: at, finishedAt: at, sharedAt: at, openedAt: at },
      })),
    });
    const seal = (table: string, column: string, rowId: string, words: object) => sealer.seal({ table, column, rowId }, words);
    await tx.prediction.createMany({
      data: made.map(({ id, at }) => ({
        ...{ practiceId, clientId, id, recordId: id, likelihoodBefore: 70, likelihoodAgain: 40, outcome: "no" as const },
        ...{ predictedAt: at, lockedAt: at, outcomeAt: at },
        statementSealed: seal("prediction", "statement_sealed", id, { statement: `They laugh ${id}`, howWillIKnow: "I hear it" }),
      })),
    });
    const versions = made.flatMap(({ id, at }) => [1, 2].map((version) => ({ id, at, version })));
    await tx.recordVersion.createMany({
      data: versions.map(({ id, at, version }) => ({
        ...{ practiceId, recordId: id, version, occurredAt: at, zone: "Europe/Berlin", receivedAt: at },
        wordsSealed: seal("record_version", "words_sealed", `${id}:${version}`, {
          answers: version === 1 ? { fearedOutcome: `They laugh ${id}` } : { whatILearned: `Nobody did ${id}`, whatHappened: "We talked." },
          reasons: [],
        }),
      })),
    });
    await tx.recordValue.createMany({
      data: versions.flatMap(({ id, at, version }) =>
        (version === 1 ? ["predictedPeakSuds", "likelihoodBefore"] : ["peakSuds", "endSuds", "likelihoodAgain"]).map((field, index) => ({
          ...{ practiceId, clientId, recordId: id, version, field, value: 40 + index, occurredAt: at, zone: "Europe/Berlin" },
        })),
      ),
    });
  });
  await db.$executeRawUnsafe("analyze").catch(() => undefined);
}

function bareQuery(tx: Tx, { practiceId, clientId }: Scope): Promise<unknown> {
  return tx.$queryRaw`
    select id, occurred_at, progress::text, visibility::text from record
    where practice_id = ${practiceId}::uuid and client_id = ${clientId}::uuid
    order by occurred_at desc, id desc limit ${PAGE + 1}`;
}

/** The middle of many, in milliseconds, each in a transaction of its own as a request has it. */
async function medianOf(scope: Scope, run: (tx: Tx) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < WARM_UP + RUNS; time++) {
    const begun = performance.now();
    await inPractice(scope.practiceId, run);
    if (time >= WARM_UP) times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function main(): Promise<void> {
  const practice = await makePractice();
  await makeTimeline(practice);
  const scope: Scope = { ...scopeOf(practice.therapist, practice.client), through: "care" };
  const list = (cursor: Parameters<typeof listRecords>[3]["cursor"]) => async (tx: Tx) =>
    listRecords(tx, scope, await clientSealer(tx, scope), { cursor, limit: PAGE });
  let cursor: Parameters<typeof listRecords>[3]["cursor"] = null;
  for (let page = 1; page < RECORDS / PAGE; page++) cursor = (await inPractice(scope.practiceId, list(cursor))).next;
  const right = { clientId: scope.clientId, through: "care", breakGlassId: null, breakGlassUntil: null } as const;

  const bare = await medianOf(scope, (tx) => bareQuery(tx, scope));
  const first = await medianOf(scope, list(null));
  const last = await medianOf(scope, list(cursor));
  const overview = await medianOf(scope, async (tx) => getClientOverview(tx, scope, await clientSealer(tx, scope), NOW, right));
  const line = (what: string, ms: number) =>
    `${what.padEnd(44)} ${ms.toFixed(1).padStart(7)} ms   ${(ms / bare).toFixed(1).padStart(5)} ×\n`;
  process.stdout.write(`A client with ${RECORDS} records, ${PAGE} on a page; median of ${RUNS}.\n`);
  process.stdout.write(line("a bare query for the rows of one page", bare));
  process.stdout.write(line("the first page, opened and joined", first));
  process.stdout.write(line("the last page", last));
  process.stdout.write(line("all charts of the client's page", overview));
  if (last > first * DEEP_AT_MOST) {
    process.stdout.write(`The last page takes more than ${DEEP_AT_MOST} times as long as the first.\n`);
    process.exitCode = 1;
  }
  await db.$disconnect();
}

await main();
