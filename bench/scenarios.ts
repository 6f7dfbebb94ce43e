import { db } from "@/server/db";
import { keepResult } from "./measure/result";
import { type Line, measureRounds } from "./measure/rounds";
import { startStack } from "./measure/stack";
import { charts } from "./scenarios/charts";
import { day } from "./scenarios/day";
import { page } from "./scenarios/page";
import { push } from "./scenarios/push";
import { ROUNDS } from "./scenarios/scenario";
import { share, TO_SHARE } from "./scenarios/share";
import { signIn } from "./scenarios/sign-in";
import { layWorld } from "./world/world";

const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 10_000);
const SCENARIOS = [charts, share, day, page, push, signIn];

async function main([wanted]: string[]): Promise<void> {
  const scenarios = SCENARIOS.filter(({ name }) => wanted === undefined || name === wanted);
  if (scenarios.length === 0) throw new Error(`"${wanted}" is not measured by itself`);
  const adminUrl = process.env.BENCH_ADMIN_URL ?? "";
  const world = await layWorld(adminUrl, { toShare: TO_SHARE });
  process.stdout.write(`Laying ${CLIENTS.toLocaleString("en")} clients with 100 ratings each …\n`);
  const begun = performance.now();
  await world.grow(CLIENTS - world.caseload.length);
  process.stdout.write(`… in ${Math.round((performance.now() - begun) / 1000)} s.\n`);
  const stack = await startStack(adminUrl);
  try {
    const rows = await world.rows();
    for (const { name, title, how, targets, judge, aside } of scenarios) {
      const lines = await measureRounds(await targets(world, stack), ROUNDS, stack.processes);
      const line = (wantedLine: string): Line => {
        const found = lines.find((each) => each.name === wantedLine);
        if (!found) throw new Error(`nothing was measured of "${wantedLine}"`);
        return found;
      };
      const judged = judge(line);
      keepResult({ name, title, how, rows, lines, ...judged, notes: [...judged.notes, ...((await aside?.(world, stack)) ?? [])] });
    }
  } finally {
    await stack.close();
    await world.close();
    await db.$disconnect();
  }
}

await main(process.argv.slice(2));
