// npm run check:due: 10,000 made-up clients in every time zone that this machine knows live through two years, with holds, moved
// days and all changes of clocks. Prints what was asked, and what was missing, double or late: all three have to be 0.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { runProgram } from "./child-process.mjs";
import { Failure } from "./failure.mjs";
import { say } from "./progress.mjs";
import { runScript } from "./script-run.mjs";

const CLIENTS = 10_000;
const START = "2026-01-01T00:00:00Z";
const DAYS = 731;
const [first, step] = process.argv.slice(2).map(Number);
const zones = Intl.supportedValuesOf("timeZone");

/** Every `step`-th client from the `first` one on, in this process. */
async function share() {
  const { liveThrough } = await import("../src/domain/check-back/virtual-client.ts");
  const sum = { made: 0, missing: 0, double: 0, late: 0 };
  for (let client = first; client < CLIENTS; client += step) {
    const found = liveThrough(client, zones[client % zones.length], Date.parse(START), DAYS);
    for (const key of Object.keys(sum)) sum[key] += found[key];
  }
  process.stdout.write(JSON.stringify(sum));
}

async function main() {
  const began = performance.now();
  const processes = Math.max(1, Math.min(8, availableParallelism()));
  const parameters = ["--import", "tsx", fileURLToPath(import.meta.url)];
  const shares = await Promise.all(
    Array.from({ length: processes }, async (_, number) => {
      const { code, output } = await runProgram(process.execPath, [...parameters, `${number}`, `${processes}`], {
        quiet: `check-due-${number}`,
      });
      if (code !== 0) throw new Failure(output);
      return JSON.parse(output);
    }),
  );
  const total = (key) => shares.reduce((sum, share) => sum + share[key], 0);
  const seconds = Math.round((performance.now() - began) / 1000);
  say(`${CLIENTS} clients in ${zones.length} time zones, ${DAYS} days, ${total("made")} questions asked (${seconds} s)`);
  say(`missing ${total("missing")}, double ${total("double")}, late ${total("late")}`);
  return total("missing") + total("double") + total("late") === 0 ? 0 : 1;
}

if (step) await share();
else await runScript(main);
