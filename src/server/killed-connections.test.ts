import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/trpc/[trpc]/route";
import type { Operation } from "@/domain/sync/operation";
import { verifyChain } from "./audit/verify-chain";
import { env } from "./env";
import { deviceOperations } from "./testing/operations";
import { makePractice, type PracticeFixture } from "./testing/practice-fixture";
import { cookieOf, openSessionOf } from "./testing/signed-in";
import { superuser } from "./testing/superuser";

/*
 * The database's administrator ends the app's connections while people send what they wrote: a restart, a failover, an
 * overload. Nothing is lost, nothing is there twice, and the process goes on.
 */
const SUBMISSIONS = 2_000;
const PHONES = 10;
const EVERY_MS = 25;

const uncaught: unknown[] = [];
const hear = (error: unknown) => {
  uncaught.push(error);
};

beforeAll(() => {
  process.on("unhandledRejection", hear);
  process.on("uncaughtException", hear);
});
afterAll(() => {
  process.off("unhandledRejection", hear);
  process.off("uncaughtException", hear);
});

/** Ends one of the app's connections again and again. @returns stops it, and answers how many it has ended */
async function endConnections(): Promise<() => Promise<number>> {
  const owner = await superuser();
  let ended = 0;
  let current: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    current = current.then(async () => {
      const { rowCount } = await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'foothold' order by random() limit 1`,
      );
      ended += rowCount ?? 0;
    });
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await current;
    await owner.end();
    return ended;
  };
}

type Answer = { result?: { data: { results: { opId: string; status: string }[] } }; error?: { message: string } };

/** Sends operations as a device does: again until each has an answer. @returns how many requests it took */
async function send(cookie: string, operations: Operation[]): Promise<number> {
  const origin = new URL(env().PUBLIC_URL).origin;
  const headers = { origin, cookie, "content-type": "application/json" };
  let open = operations;
  for (let attempt = 1; attempt <= 500; attempt++) {
    const answer = await POST(
      new Request(`${origin}/api/trpc/sync.push`, { method: "POST", headers, body: JSON.stringify({ operations: open }) }),
    );
    const { result, error } = (await answer.json()) as Answer;
    expect([answer.status, error?.message]).toEqual(result ? [200, undefined] : [503, "UNAVAILABLE"]);
    const answered = result?.data.results.filter(({ status }) => status !== "retry") ?? [];
    for (const { status } of answered) expect(["applied", "duplicate"]).toContain(status);
    open = open.filter(({ opId }) => !answered.some((each) => each.opId === opId));
    if (open.length === 0) return attempt;
  }
  throw new Error("it was never answered");
}

async function countRows(practice: PracticeFixture) {
  const owner = await superuser();
  const { rows } = await owner.query(
    `select (select count(*)::int from pace_request where practice_id = $1) as requests,
       (select count(*)::int from op_log where practice_id = $1) as operations,
       (select count(distinct event->>'opId')::int from audit_event where practice_id = $1 and kind = 'operation') as audited,
       (select count(*)::int from audit_event where practice_id = $1 and kind = 'operation') as events`,
    [practice.practiceId],
  );
  await owner.end();
  return rows[0];
}

describe("while connections are being ended", () => {
  it("two thousand submissions arrive, each once, and the process goes on", async () => {
    const practice = await makePractice();
    const cookie = await cookieOf(await openSessionOf(practice.client, new Date()));
    const stop = await endConnections();
    const started = performance.now();
    let attempts = 0;
    await Promise.all(
      Array.from({ length: PHONES }, async () => {
        const device = deviceOperations(new Date());
        for (let count = 0; count < SUBMISSIONS / PHONES; count++) {
          const sent = await send(cookie, [device.askFor(uuidv7())]);
          attempts += sent;
        }
      }),
    );
    const ended = await stop();
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    process.stdout.write(`${SUBMISSIONS} submissions, ${attempts} requests, ${ended} connections ended, ${seconds} s.\n`);
    expect(ended).toBeGreaterThan(100);
    expect(attempts).toBeGreaterThan(SUBMISSIONS);
    expect(await countRows(practice)).toEqual({
      requests: SUBMISSIONS,
      operations: SUBMISSIONS,
      audited: SUBMISSIONS,
      events: SUBMISSIONS,
    });
    expect(await verifyChain(practice.practiceId)).toMatchObject({ ok: true });
    expect(uncaught).toEqual([]);
  }, 120_000);
});
