import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "../scripts/postgres.mjs";
import { keepResult } from "./measure/result";

/*
 * How long somebody waits who has just cloned the repository and types the README's first command, and who types it again the next day.
 */
type Step = { what: string; seconds: number };

const root = path.resolve(import.meta.dirname, "..");
/** What `npm start` prints when a step begins, when it is done, and when the app answers. */
const BEGINS = /^ *[\d.]+ s {2}(\S.*) …$/;
const ENDS = /^ *[\d.]+ s {4}done in /;
const ANSWERS = /Foothold is at /;
/** The settings of this bench are not those of somebody who starts anew. */
const OURS = /^(FOOTHOLD_|BENCH_|AUTH_SECRET$|PUBLIC_URL$|DATABASE_URL$|MIGRATION_DATABASE_URL$|NODE_ENV$|NODE_OPTIONS$)/;

const secondsSince = (begun: number) => (performance.now() - begun) / 1000;

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "foothold-start-"));
  // The Postgres that comes along may run as another account, which has to reach its data.
  chmodSync(folder, 0o755);
  try {
    const begun = performance.now();
    execFileSync("git", ["clone", "--quiet", "--no-hardlinks", root, path.join(folder, "foothold")]);
    const clone = { what: "git clone", seconds: secondsSince(begun) };
    const first = [clone, ...(await startOnce(path.join(folder, "foothold")))];
    const again = await startOnce(path.join(folder, "foothold"));
    report(first, again);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `npm start` until the app answers, and its end. @returns its steps, and what lay between them */
async function startOnce(cwd: string): Promise<Step[]> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name))) as NodeJS.ProcessEnv;
  const begun = performance.now();
  const program = spawn("npm", ["start"], {
    cwd,
    env: { ...env, PORT: String(await freePort()) },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  // A bench that is stopped goes on below as if npm start had ended by itself, and leaves nothing behind.
  const stop = () => void ended(program);
  for (const name of ["SIGINT", "SIGTERM"]) process.once(name, stop);
  try {
    const steps: Step[] = [];
    let open: { what: string; begun: number } | null = null;
    for await (const line of createInterface({ input: program.stdout })) {
      process.stdout.write(`${line}\n`);
      const begins = BEGINS.exec(line)?.[1];
      if (begins) open = { what: begins.replace(/ \(.*\)$/, ""), begun: performance.now() };
      else if (open && ENDS.test(line)) {
        steps.push({ what: open.what, seconds: secondsSince(open.begun) });
        open = null;
      }
      if (!ANSWERS.test(line)) continue;
      const all = secondsSince(begun);
      const named = steps.reduce((sum, { seconds }) => sum + seconds, 0);
      return [...steps, { what: "the rest (npm and Node starting, Postgres)", seconds: all - named }];
    }
    throw new Error("npm start ended before the app answered; what it said is above");
  } finally {
    for (const name of ["SIGINT", "SIGTERM"]) process.off(name, stop);
    await ended(program);
  }
}

/** As Ctrl-C ends it: everything that it started is stopped before. */
async function ended(program: ChildProcess): Promise<void> {
  if (program.pid === undefined || program.exitCode !== null || program.signalCode !== null) return;
  const end = once(program, "exit");
  process.kill(-program.pid, "SIGINT");
  await end;
}

function report(first: readonly Step[], again: readonly Step[]): void {
  const all = (steps: readonly Step[]) => steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const inWords = (steps: readonly Step[]) => steps.map(({ what, seconds }) => `${what} ${seconds.toFixed(1)} s`).join("; ");
  keepResult({
    name: "start",
    title: "Starting",
    how: "`git clone` and `npm start` in an empty folder until the app answers with its demo laid, then Ctrl-C and `npm start` again. npm takes packages from its own cache where it has them.",
    rows: {},
    lines: [],
    ratios: [],
    bars: [],
    notes: [
      `From nothing: ${all(first).toFixed(1)} s (${inWords(first)}).`,
      `Again: ${all(again).toFixed(1)} s (${inWords(again)}), ${(all(first) / all(again)).toFixed(0)} times as fast.`,
    ],
    figures: { first, again },
  });
}

await main();
