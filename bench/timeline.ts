import { clientSealer } from "@/server/crypto/seal";
import { db, inPractice, type Tx } from "@/server/db";
import { listRecords } from "@/server/record/data";
import { makePractice, scopeOf } from "@/server/testing/practice-fixture";
import { makeManyRecords } from "./parts/many-records";
import { medianTime, RUNS, timeLine } from "./parts/median-time";

/*
 * The server's time for a therapist's page of a client with 500 records, beside a bare query for the same twenty-one rows in
 * the same run: a machine's pace cancels out, and what is left is what the app adds (opening keys and seals, joining versions).
 */
const RECORDS = 500;
const PAGE = 20;
/** A page at the end may cost little more than one at the beginning: nothing before it is read. */
const DEEP_AT_MOST = 2;

type Scope = ReturnType<typeof scopeOf>;

function bareQuery(tx: Tx, { practiceId, clientId }: Scope): Promise<unknown> {
  return tx.$queryRaw`
    select id, occurred_at, progress::text, visibility::text from record
    where practice_id = ${practiceId}::uuid and client_id = ${clientId}::uuid
    order by occurred_at desc, id desc limit ${PAGE + 1}`;
}

/** Each in a transaction of its own as a request has it. */
function medianOf(scope: Scope, run: (tx: Tx) => Promise<unknown>): Promise<number> {
  return medianTime(() => inPractice(scope.practiceId, run));
}

async function main(): Promise<void> {
  const practice = await makePractice();
  await makeManyRecords(practice, { count: RECORDS, hoursApart: 1, stepIds: [] });
  const scope: Scope = { ...scopeOf(practice.therapist, practice.client), through: "care" };
  const list = (cursor: Parameters<typeof listRecords>[3]["cursor"]) => async (tx: Tx) =>
    listRecords(tx, scope, await clientSealer(tx, scope), { cursor, limit: PAGE });
  let cursor: Parameters<typeof listRecords>[3]["cursor"] = null;
  for (let page = 1; page < RECORDS / PAGE; page++) cursor = (await inPractice(scope.practiceId, list(cursor))).next;

  const bare = await medianOf(scope, (tx) => bareQuery(tx, scope));
  const first = await medianOf(scope, list(null));
  const last = await medianOf(scope, list(cursor));
  process.stdout.write(`A client with ${RECORDS} records, ${PAGE} on a page; median of ${RUNS}.\n`);
  process.stdout.write(timeLine("a bare query for the rows of one page", bare, bare));
  process.stdout.write(timeLine("the first page, opened and joined", first, bare));
  process.stdout.write(timeLine("the last page", last, bare));
  if (last > first * DEEP_AT_MOST) {
    process.stdout.write(`The last page takes more than ${DEEP_AT_MOST} times as long as the first.\n`);
    process.exitCode = 1;
  }
  await db.$disconnect();
}

await main();
