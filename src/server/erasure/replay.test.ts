import { readFile, writeFile } from "node:fs/promises";
import type pg from "pg";
import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { parseLedger } from "@/domain/erasure/ledger";
import { verifyChain } from "../audit/verify-chain";
import { inPractice } from "../db";
import { type AssignedStory, makeAssigned } from "../testing/exposure-story";
import { AFTER, phoneOf, recordExposure } from "../testing/phone";
import { callerFor, daysAfter, type PracticeFixture } from "../testing/practice-fixture";
import { codeOf } from "../testing/refusals";
import { steppedUp } from "../testing/stepped-up";
import { auditOf } from "../testing/stored-rows";
import { asOwner, findInTables, tablesOf } from "../testing/stored-trace";
import { appendToLedger } from "./ledger-file";
import { replayErasures } from "./replay";
import { describeReplay } from "./replay-words";

/** A ledger of this test file alone, which starts empty for each test. */
const LEDGER = process.env.FOOTHOLD_ERASURE_LEDGER ?? "";

type Backup = { table: string; rows: string }[];

/** A practice's rows, table by table, as a backup would hold them. */
async function backUp({ practiceId }: PracticeFixture): Promise<Backup> {
  return asOwner(practiceId, async (owner) => {
    const backup: Backup = [];
    for (const table of await tablesOf(owner)) {
      const { rows } = await owner.query<{ rows: string | null }>(`select jsonb_agg(to_jsonb(t)) as rows from ${table} t`);
      if (rows[0]?.rows) backup.push({ table, rows: JSON.stringify(rows[0].rows) });
    }
    return backup;
  });
}

/** Puts a backup in the place of what is there, as a restore does: everything later is gone, everything earlier is back. */
async function restore({ practiceId }: PracticeFixture, backup: Backup): Promise<void> {
  await asOwner(practiceId, async (owner) => {
    await owner.query("begin");
    const tables = await tablesOf(owner);
    await owner.query(`truncate ${tables.join(", ")}`);
    for (const { table, rows } of await inOrderOfKeys(owner, backup)) {
      const columns = await writtenColumns(owner, table);
      await owner.query(
        `insert into public."${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::public."${table}", $1::jsonb)`,
        [rows],
      );
    }
    await owner.query("commit");
  });
}

/** The columns that a row is written with; the others follow from them. */
async function writtenColumns(owner: pg.Client, table: string): Promise<string> {
  const { rows } = await owner.query<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  return rows[0]?.columns ?? "";
}

/** A table after those that its rows refer to. */
async function inOrderOfKeys(owner: pg.Client, backup: Backup): Promise<Backup> {
  const { rows } = await owner.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint where contype = 'f'`,
  );
  const placed: Backup = [];
  let left = backup;
  while (left.length > 0) {
    const waiting = new Set(left.map(({ table }) => table));
    const ready = left.filter(({ table }) => rows.every(({ from, to }) => from !== table || to === table || !waiting.has(to)));
    placed.push(...ready);
    left = left.filter((each) => !ready.includes(each));
  }
  return placed;
}

async function makeRestored(): Promise<AssignedStory> {
  await writeFile(LEDGER, "");
  const story = await makeAssigned();
  const { client } = story.practice;
  await recordExposure(client, { stepId: story.steps[0].id });
  await phoneOf(client).askFor(uuidv7(), "slower");
  const backup = await backUp(story.practice);
  await steppedUp(client).ownData.erase({ confirm: "delete" });
  await restore(story.practice, backup);
  return story;
}

describe("after a restore", () => {
  it("whoever was erased is back, until the ledger is replayed; then everything is gone again, and the trail says so", async () => {
    const { practice } = await makeRestored();
    const { client, therapist, practiceId } = practice;
    expect(await codeOf(callerFor(therapist).client.overview({ clientId: client.clientId }))).toBeNull();
    expect(await findInTables(practiceId, client.displayName)).not.toEqual([]);

    expect(await replayErasures(daysAfter(1))).toEqual({ erasedAgain: 1, stillErased: 0, absent: 0, added: 0, unreadable: [] });
    for (const mark of [client.displayName, String(AFTER.whatHappened)]) expect(await findInTables(practiceId, mark), mark).toEqual([]);
    expect((await auditOf(practiceId)).at(-1)).toMatchObject({
      actorId: null,
      clientId: client.clientId,
      event: { kind: "clientErased", cause: "replay", requestedBy: client.userId },
    });
    expect(await verifyChain(practiceId)).toMatchObject({ ok: true });
    expect(await codeOf(callerFor(therapist).client.overview({ clientId: client.clientId }))).toBe("NOT_FOUND");
    const entry = await inPractice(practiceId, (tx) => tx.erasureLedgerEntry.findMany());
    expect(entry).toMatchObject([{ clientId: client.clientId, requestedBy: client.userId }]);
  });

  it("a second replay changes nothing and adds no event", async () => {
    const { practice } = await makeRestored();
    await replayErasures(daysAfter(1));
    const events = (await auditOf(practice.practiceId)).length;
    expect(await replayErasures(daysAfter(2))).toMatchObject({ erasedAgain: 0, stillErased: 1 });
    expect(await auditOf(practice.practiceId)).toHaveLength(events);
  });

  it("nobody else loses anything", async () => {
    const { practice } = await makeRestored();
    const { otherClient, otherTherapist } = practice;
    await replayErasures(daysAfter(1));
    expect((await callerFor(otherTherapist).client.overview({ clientId: otherClient.clientId })).displayName).toBe("Freya N.");
  });

  it("a line that was cut off, another database's client and a ledger that was lost are all met", async () => {
    const { practice } = await makeRestored();
    await appendToLedger({ practice: uuidv7(), client: uuidv7(), erasedAt: daysAfter(-1).toISOString(), requestedBy: uuidv7() });
    await writeFile(LEDGER, '{"practice":"', { flag: "a" });
    const replayed = await replayErasures(daysAfter(1));
    expect(replayed).toMatchObject({ erasedAgain: 1, absent: 1, unreadable: [3] });
    expect(describeReplay(replayed).join("\n")).not.toContain(practice.client.clientId);

    await writeFile(LEDGER, "");
    expect(await replayErasures(daysAfter(1))).toMatchObject({ erasedAgain: 0, stillErased: 0, added: 1 });
    const { erasures } = parseLedger(await readFile(LEDGER, "utf8"));
    expect(erasures.map(({ client }) => client)).toEqual([practice.client.clientId]);
    expect(await replayErasures(daysAfter(1))).toMatchObject({ stillErased: 1, added: 0 });
  });
});
