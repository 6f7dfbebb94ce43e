import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callerFor, makePractice, type PracticeFixture } from "../testing/practice-fixture";
import { superuser } from "../testing/superuser";

// The commands as scripts/server-command.mjs starts them, on this file's own database.

let owner: pg.Client;
let folder: string;
let [practice, other]: PracticeFixture[] = [];

beforeAll(async () => {
  owner = await superuser();
  folder = await mkdtemp(path.join(tmpdir(), "foothold-heads-"));
  practice = await makePractice();
  other = await makePractice();
  for (const each of [practice, other]) for (let time = 0; time < 5; time++) await callerFor(each.admin).session.me();
});
afterAll(async () => {
  await owner.end();
  await rm(folder, { recursive: true });
});

function run(name: string, ...args: string[]): Promise<{ code: number | null; told: string[] }> {
  const file = path.join(import.meta.dirname, `${name}.ts`);
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", file, ...args], {
    env: process.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part) => {
      text += part;
    });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, told: text.trim().split("\n") }));
  });
}

describe("npm run audit:head and audit:verify", () => {
  it("write the heads once, find every chain whole, and name the first broken link and what is wrong with it", async () => {
    const [id, otherId] = [practice?.practiceId ?? "", other?.practiceId ?? ""];
    const heads = path.join(folder, "heads.json");
    expect(await run("audit-head", "--out", heads)).toEqual({ code: 0, told: [""] });
    expect(JSON.parse(await readFile(heads, "utf8"))).toMatchObject([id, otherId].sort().map((practiceId) => ({ practiceId, seq: 5 })));
    expect((await run("audit-head", "--out", heads)).code).toBe(1);

    const whole = await run("audit-verify", "--against", heads);
    expect(whole.code, whole.told.join("\n")).toBe(0);
    expect(whole.told).toContain(`${id}: whole, 5 events`);

    await owner.query("delete from audit_event where practice_id = $1 and seq > 3", [otherId]);
    await owner.query(
      "update audit_head set seq = 3, hash = (select hash from audit_event where practice_id = $1 and seq = 3) where practice_id = $1",
      [otherId],
    );
    expect((await run("audit-verify")).code).toBe(0);
    const cut = await run("audit-verify", "--against", heads);
    expect(cut.code).toBe(1);
    expect(cut.told).toContain(`${otherId}: BROKEN at 4. Event 4 is missing: the chain was longer when the head was kept.`);

    await owner.query(`update audit_event set event = event || '{"procedure": "other.one"}' where practice_id = $1 and seq = 2`, [id]);
    const changed = await run("audit-verify", "--practice", id);
    expect(changed).toEqual({ code: 1, told: [`${id}: BROKEN at 2. Event 2 was changed.`, "0 chains whole, 1 broken."] });
  }, 60_000);

  it("say in a line what was typed wrong", async () => {
    expect(await run("audit-verify", "--practice", "here")).toEqual({ code: 1, told: ["--practice must be a practice's id."] });
    const missing = path.join(folder, "none.json");
    expect(await run("audit-verify", "--against", missing)).toEqual({ code: 1, told: [`${missing} can't be read.`] });
    expect((await run("audit-head", "--practice", "01a20000-0000-7000-8000-000000000000")).told).toEqual([
      "There is no practice with this id.",
    ]);
  }, 60_000);
});
