import { gzipSync } from "node:zlib";
import { z } from "zod";
import { ALL_DAYS } from "@/domain/chart/charts";
import { unpackCharts } from "@/domain/chart/packed-charts";
import { getCharts } from "@/server/client/charts";
import { clientCharts } from "@/server/client/charts-schema";
import { clientSealer } from "@/server/crypto/seal";
import { db, inPractice } from "@/server/db";
import { env } from "@/server/env";
import { makeLadder } from "@/server/testing/exposure-story";
import { scopeOf } from "@/server/testing/practice-fixture";
import { openSessionOf } from "@/server/testing/signed-in";
import { headersWith } from "@/server/testing/totp-story";
import { answerTrpc } from "@/server/trpc-http";
import { makeManyRecords, RATINGS_OF_A_RECORD } from "./parts/many-records";
import { medianTimes, RUNS, timeLine } from "./parts/median-time";

/*
 * What the charts of a client with 5,000 ratings cost: the therapist's client page asked for as a browser asks, through the
 * session's cookie, the policy, the care relationship, row-level security and the audit log, beside a bare query for the same
 * ratings in the same run; and how many bytes and points go to the browser.
 */
const RECORDS = 1000;
const HOURS_APART = 12;

async function main(): Promise<void> {
  const { practice, steps } = await makeLadder();
  await makeManyRecords(practice, { count: RECORDS, hoursApart: HOURS_APART, stepIds: steps.map(({ id }) => id) });
  const { practiceId, therapist, client } = practice;
  const scope = { ...scopeOf(therapist, client), through: "care" as const };

  const headers = await headersWith(await openSessionOf(therapist, new Date()));
  const origin = env().PUBLIC_URL;
  headers.set("origin", origin);
  headers.set("content-type", "application/json");
  const body = JSON.stringify({ clientId: client.clientId, choice: ALL_DAYS });
  const ask = async (): Promise<string> => {
    const answer = await answerTrpc(new Request(`${origin}/api/trpc/client.charts`, { method: "POST", headers, body }));
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
    return text;
  };

  const bareQuery = () =>
    inPractice(
      practiceId,
      (tx) => tx.$queryRaw<unknown[]>`
        select r.id, r.occurred_at, r.progress::text, v.field, v.value
        from record r join record_value v on v.practice_id = r.practice_id and v.record_id = r.id
        where r.practice_id = ${practiceId}::uuid and r.client_id = ${client.clientId}::uuid
        order by r.occurred_at, r.id, v.version, v.field`,
    );
  const rows = (await bareQuery()).length;
  if (rows !== RECORDS * RATINGS_OF_A_RECORD) throw new Error(`${rows} ratings`);
  const readData = () => inPractice(practiceId, async (tx) => getCharts(tx, scope, await clientSealer(tx, scope), new Date(), ALL_DAYS));
  const [bare = Number.NaN, data = Number.NaN, stack = Number.NaN] = await medianTimes([bareQuery, readData, ask]);

  const text = await ask();
  const { peakAnxiety, likelihood, outcomes } = unpackCharts(
    z.object({ result: z.object({ data: clientCharts }) }).parse(JSON.parse(text)).result.data,
  );
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
  process.stdout.write(`A client with ${RECORDS} exposure records and ${rows} ratings; median of ${RUNS}.\n`);
  process.stdout.write(timeLine(`a bare query for the ${rows} ratings`, bare, bare));
  process.stdout.write(timeLine("the charts of the client's page", data, bare));
  process.stdout.write(timeLine("the same asked for over HTTP, whole stack", stack, bare));
  process.stdout.write(
    `To the browser: ${peakAnxiety.rows.length} exposures, ${likelihood.all.length} slopes, ${outcomes.all.length} squares; ` +
      `${kilobytes(Buffer.byteLength(text))}, ${kilobytes(gzipSync(text).byteLength)} compressed.\n`,
  );
  await db.$disconnect();
}

await main();
