import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inPractice, pool } from "../db";
import { makePractice, NOW, type PracticeFixture } from "../testing/practice-fixture";
import { superuser } from "../testing/superuser";
import { appendAudit } from "./audit";
import { readHead } from "./data";
import { verifyAll } from "./verify-all";
import { verifyChain } from "./verify-chain";

let practice: PracticeFixture;
let owner: pg.Client;
beforeAll(async () => {
  owner = await superuser();
});
afterAll(() => owner.end());
beforeEach(async () => {
  practice = await makePractice();
});

const EVENT = { kind: "access", procedure: "öffnen", permission: "caseload:read:own" } as const;
const keptHead = () => inPractice(practice.practiceId, (tx) => readHead(tx, practice, NOW));

async function append(count: number): Promise<void> {
  const { practiceId, therapist, client } = practice;
  for (let index = 0; index < count; index++)
    await inPractice(practiceId, (tx) =>
      appendAudit(tx, practiceId, NOW, therapist.userId, index % 2 ? client.clientId : null, { ...EVENT, index }),
    );
}

/** One statement on this practice's rows, as somebody who may do everything; `$1` is the practice. */
async function tamper(...statements: string[]): Promise<void> {
  for (const sql of statements) expect((await owner.query(sql, [practice.practiceId])).rowCount, sql).toBeGreaterThan(0);
}

/** Writes the chain anew from `seq` on, with other events and hashes that fit, as the app itself would. */
async function rewriteFrom(seq: number, events: object[]): Promise<void> {
  const id = practice.practiceId;
  await owner.query("begin");
  await owner.query("select set_config('app.practice', $1, true)", [id]);
  await owner.query("delete from audit_event where practice_id = $1 and seq >= $2", [id, seq]);
  await owner.query(
    `update audit_head h set seq = $2::bigint - 1,
       hash = coalesce((select e.hash from audit_event e where e.practice_id = $1 and e.seq = $2::bigint - 1), ''::bytea)
     where h.practice_id = $1`,
    [id, seq],
  );
  for (const event of events) await owner.query("select audit_append($1, now(), null, null, $2)", [id, JSON.stringify(event)]);
  await owner.query("commit");
}

const HERE = "practice_id = $1";
/** Moves a row to a place that is free. */
const move = (from: number, to: number) => `update audit_event set seq = ${to} where ${HERE} and seq = ${from}`;

describe("a whole chain", () => {
  it("is whole whatever the size of the pages it is read in", async () => {
    expect(await verifyChain(practice.practiceId)).toEqual({ ok: true, events: 0 });
    await append(6);
    for (const pageSize of [1, 2, 3, 6, 7, 5_000])
      expect(await verifyChain(practice.practiceId, { pageSize }), String(pageSize)).toEqual({ ok: true, events: 6 });
  });

  it("comes of a hundred writers with a hundred events each, through the pool", async () => {
    const { practiceId, therapist } = practice;
    const sql = `select audit_append($1::uuid, now(), $2::uuid, null, $3::jsonb) from set_config('app.practice', $1::uuid::text, true)`;
    await Promise.all(
      Array.from({ length: 100 }, async (_, writer) => {
        for (let place = 0; place < 100; place++)
          await pool.query(sql, [practiceId, therapist.userId, JSON.stringify({ ...EVENT, writer, place })]);
      }),
    );
    const heard: number[] = [];
    expect(await verifyChain(practiceId, { pageSize: 1_000, onPage: (events) => heard.push(events) })).toEqual({
      ok: true,
      events: 10_000,
    });
    expect(heard).toEqual([...Array.from({ length: 10 }, (_, page) => (page + 1) * 1_000), 10_000]);
    // Each writer's own events stand in the order in which they were written.
    const { rows } = await owner.query(
      `select count(*)::int as wrong from (
         select (event->>'place')::int - lag((event->>'place')::int, 1, -1) over (partition by event->>'writer' order by seq) as step
         from audit_event where practice_id = $1) x where step <> 1`,
      [practiceId],
    );
    expect(rows[0].wrong).toBe(0);
  }, 60_000);

  it("may grow while it is gone through", async () => {
    await append(20);
    const [result] = await Promise.all([verifyChain(practice.practiceId, { pageSize: 2 }), append(20)]);
    expect(result.ok).toBe(true);
    expect(result.events).toBeGreaterThanOrEqual(20);
  });
});

describe("a chain that was tampered with", () => {
  it.each([
    [
      "an event was changed",
      [`update audit_event set event = jsonb_set(event, '{procedure}', '"other"') where ${HERE} and seq = 3`],
      3,
      "changed",
    ],
    ["the actor was changed", [`update audit_event set actor_id = null where ${HERE} and seq = 2`], 2, "changed"],
    ["the client was changed", [`update audit_event set client_id = null where ${HERE} and seq = 4`], 4, "changed"],
    ["the time was moved", [`update audit_event set at = at - interval '1 minute' where ${HERE} and seq = 5`], 5, "changed"],
    ["a hash was changed", [`update audit_event set hash = sha256('x') where ${HERE} and seq = 4`], 4, "changed"],
    ["one in the middle is gone", [`delete from audit_event where ${HERE} and seq = 3`], 3, "missing"],
    ["the first is gone", [`delete from audit_event where ${HERE} and seq = 1`], 1, "missing"],
    ["two changed places", [move(3, 99), move(4, 3), move(99, 4)], 3, "outOfPlace"],
    [
      "one was put in between",
      [
        move(6, 7),
        move(5, 6),
        `insert into audit_event (practice_id, seq, at, event, prev_hash, hash) select practice_id, 5, at, event, hash, sha256('y') from audit_event where ${HERE} and seq = 4`,
      ],
      5,
      "changed",
    ],
    [
      "one was put before the first",
      [
        `insert into audit_event (practice_id, seq, at, event, prev_hash, hash) select practice_id, 0, at, event, '', hash from audit_event where ${HERE} and seq = 1`,
      ],
      0,
      "outOfPlace",
    ],
    [
      "one was put behind the last",
      [
        `insert into audit_event (practice_id, seq, at, event, prev_hash, hash) select practice_id, 7, at, event, hash, hash from audit_event where ${HERE} and seq = 6`,
      ],
      7,
      "changed",
    ],
    ["the last one is gone", [`delete from audit_event where ${HERE} and seq = 6`], 6, "tailCut"],
    ["the last three are gone", [`delete from audit_event where ${HERE} and seq > 3`], 4, "tailCut"],
    ["all are gone", [`delete from audit_event where ${HERE}`], 1, "tailCut"],
    ["the head was changed", [`update audit_head set hash = sha256('x') where ${HERE}`], 6, "headDiffers"],
    ["the head is gone", [`delete from audit_head where ${HERE}`], 6, "headDiffers"],
  ] as const)("shows that %s", async (_what, statements, seq, what) => {
    await append(6);
    await tamper(...statements);
    for (const pageSize of [2, 5_000])
      expect(await verifyChain(practice.practiceId, { pageSize })).toMatchObject({ ok: false, broken: { seq, what } });
  });
});

describe("a chain that was written anew so that everything fits", () => {
  beforeEach(() => append(6));

  it("fits in itself, and not the head that was kept", async () => {
    const kept = [await keptHead()];
    await rewriteFrom(
      3,
      [1, 2, 3, 4].map((place) => ({ ...EVENT, place })),
    );
    expect(await verifyChain(practice.practiceId)).toEqual({ ok: true, events: 6 });
    expect(await verifyChain(practice.practiceId, { kept })).toMatchObject({ ok: false, broken: { seq: 6, what: "rewritten" } });
  });

  it("is found after more was written, and at the earliest head that was kept", async () => {
    const early = await keptHead();
    await append(3);
    const kept = [await keptHead(), early];
    await append(2);
    expect(await verifyChain(practice.practiceId, { kept })).toEqual({ ok: true, events: 11 });
    await rewriteFrom(
      1,
      Array.from({ length: 20 }, (_, place) => ({ ...EVENT, place })),
    );
    expect(await verifyChain(practice.practiceId, { kept })).toMatchObject({ ok: false, broken: { seq: 6, what: "rewritten" } });
  });

  it("is found where its end was cut off and the head made to fit", async () => {
    const kept = [await keptHead()];
    await rewriteFrom(5, []);
    expect(await verifyChain(practice.practiceId)).toEqual({ ok: true, events: 4 });
    expect(await verifyChain(practice.practiceId, { kept })).toMatchObject({ ok: false, broken: { seq: 5, what: "cutSince" } });
  });
});

describe("all chains", () => {
  it("are gone through one by one; a practice that is gone is found by its kept head", async () => {
    await append(2);
    const kept = [await keptHead(), { practiceId: "01a20000-0000-7000-8000-000000000000", seq: 3, hash: "00" }];
    const found = new Map<string, unknown>();
    for await (const { practiceId, result } of verifyAll({ practiceId: null, kept })) found.set(practiceId, result);
    expect(found.get(practice.practiceId)).toEqual({ ok: true, events: 2 });
    expect(found.get("01a20000-0000-7000-8000-000000000000")).toBe("gone");
    expect(found.size).toBeGreaterThan(2);
  });
});
