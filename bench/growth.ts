import { ALL_DAYS } from "@/domain/chart/charts";
import { db } from "@/server/db";
import { deviceOperations } from "@/server/testing/operations";
import { type GrowthStep, growthPicture } from "./measure/growth-picture";
import { keepPicture, keepResult, ratioOf } from "./measure/result";
import { type Line, measureRounds, type Target } from "./measure/rounds";
import { send } from "./measure/send";
import { type Stack, startStack } from "./measure/stack";
import { layWorld, type World } from "./world/world";

/*
 * What a practice's growth does to those who work in it: the same three requests at a thousand ratings and at ten million, in one practice
 * that grows in between.
 */
const MOST = Number(process.env.BENCH_RATINGS ?? 10_000_000);
const SIZES = [1_000, 10_000, 100_000, 1_000_000, 10_000_000].filter((size) => size <= MOST);
const RATINGS_OF_A_CLIENT = 100;
const CASELOAD = 10;
const SHARED_A_ROUND = 40;
const ROUNDS = 7;
const AT_MOST = 1.3;
/** As many of the practice's therapists, from the first to the last, ask for charts. */
const ASKING = 20;

async function main(): Promise<void> {
  const adminUrl = process.env.BENCH_ADMIN_URL ?? "";
  const world = await layWorld(adminUrl, { caseload: CASELOAD, longRecords: 0, toShare: SHARED_A_ROUND });
  const stack = await startStack(adminUrl);
  try {
    const steps: GrowthStep[] = [];
    let clients = CASELOAD;
    for (const size of SIZES) {
      const begun = performance.now();
      await world.grow(size / RATINGS_OF_A_CLIENT - clients);
      clients = size / RATINGS_OF_A_CLIENT;
      const rows = await world.rows();
      process.stdout.write(`${size.toLocaleString("en")} ratings, laid in ${Math.round((performance.now() - begun) / 1000)} s\n`);
      const asked = await targets(world, stack);
      // What is measured first would be measured while the app still learns which of its code runs often.
      if (steps.length === 0) await measureRounds(asked, ROUNDS, stack.processes);
      steps.push({ size, rows, lines: await measureRounds(asked, ROUNDS, stack.processes) });
    }
    report(steps);
  } finally {
    await stack.close();
    await world.close();
    await db.$disconnect();
  }
}

async function targets(world: World, { callAs, bare }: Stack): Promise<Target[]> {
  const { therapist, caseload, writer } = world;
  const [own, writes] = [await callAs(therapist), await callAs(writer)];
  const device = deviceOperations(new Date());
  let shared = 0;
  const everywhere = world.others.filter((_, index, all) => index % Math.ceil(all.length / ASKING) === 0);
  const pairs = everywhere.length > 0 ? everywhere : caseload.map((client) => ({ therapist, client }));
  const charts = await Promise.all(
    pairs.map(async ({ therapist: asking, client: { clientId } }) =>
      (await callAs(asking))("client.charts", { clientId, choice: ALL_DAYS }),
    ),
  );
  const applied = async (operations: unknown[]) => {
    const answer = await send(writes("sync.push", { operations }));
    if (answer.text.includes('"rejected"')) throw new Error(`refused: ${answer.text.slice(0, 300)}`);
    return answer;
  };
  const clientOf = (index: number) => pairs[index % pairs.length]?.client ?? writer;
  const ids = ({ practiceId, clientId }: typeof writer) => ({ practiceId, clientId });
  return [
    { name: "bare ratings", by: "bare", calls: 80, atOnce: 1, ask: (index) => send(bare("/ratings", ids(clientOf(index)))) },
    {
      name: "charts of 100 ratings",
      by: "app",
      calls: 60,
      atOnce: 1,
      ask: (index) => send(charts[index % charts.length] ?? own("session.me", {})),
    },
    {
      name: "share",
      by: "app",
      calls: SHARED_A_ROUND,
      atOnce: 1,
      ask: () => applied([device.share(writer.recordIds[shared++ % SHARED_A_ROUND] ?? "")]),
      undo: () => applied(writer.recordIds.map((id) => device.takeBack(id))),
    },
    { name: "day of ten clients", by: "app", calls: 30, atOnce: 1, ask: () => send(own("caseload.day", {})) },
    { name: "the smallest call", by: "app", calls: 80, atOnce: 1, ask: () => send(own("session.me", {})) },
  ];
}

function report(steps: readonly GrowthStep[]): void {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) throw new Error("nothing was measured");
  const lineOf = ({ lines, size }: GrowthStep, name: string): Line => {
    const found = lines.find((line) => line.name === name);
    if (!found) throw new Error(`nothing was measured of "${name}"`);
    return { ...found, name: `${name}, at ${size.toLocaleString("en")}` };
  };
  const names = first.lines.map(({ name }) => name);
  const ratios = names.map((name) =>
    ratioOf(`${name}: ${last.size.toLocaleString("en")} over ${first.size.toLocaleString("en")}`, lineOf(last, name), lineOf(first, name)),
  );
  const isJudged = (name: string) => ["charts of 100 ratings", "share", "day of ten clients"].includes(name);
  keepPicture("growth", growthPicture(steps, names.filter(isJudged), AT_MOST));
  keepResult({
    name: "growth",
    title: "Growth of a practice",
    how:
      "One practice at several sizes; at each the same requests in interleaved rounds, one at a time. Charts are asked for by therapists from all over the practice, each of a " +
      "client of theirs; the day is that of one therapist with ten clients; sharing is one operation, taken back after each round. Bars are of the median time (p50). " +
      "The bare ratings and the smallest call, in which nothing grows, tell how steady the machine was.",
    rows: { ...last.rows },
    lines: names.flatMap((name) => steps.map((step) => lineOf(step, name))),
    ratios,
    bars: names.flatMap((name, index) =>
      isJudged(name) ? [{ what: `${name}, p50`, measured: ratios[index]?.p50 ?? Number.NaN, atMost: AT_MOST, unit: "×" as const }] : [],
    ),
    notes: steps.map(
      ({ size, rows }) =>
        `At ${size.toLocaleString("en")}: ${rows.clients.toLocaleString("en")} clients, ${rows.ratings.toLocaleString("en")} ratings, ${rows.databaseMegabytes.toLocaleString("en")} MB.`,
    ),
    figures: steps.map(({ size, rows }) => ({ size, rows })),
  });
}

await main();
