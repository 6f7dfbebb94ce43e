import { setTimeout as wait } from "node:timers/promises";
import { db } from "@/server/db";
import { residentMegabytes } from "./measure/cpu";
import { linePicture } from "./measure/line-picture";
import { keepPicture, keepResult } from "./measure/result";
import { median } from "./measure/rounds";
import { startStack } from "./measure/stack";
import { type LoadKind, mixedLoad } from "./parts/mixed-load";
import { randomFrom } from "./world/random";
import { layWorld } from "./world/world";

/*
 * Whether the app holds more and more memory: half an hour of mixed load, as much as the machine takes from two people who never pause.
 */
const MINUTES = Number(process.env.BENCH_SOAK_MINUTES ?? 30);
const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 1_000);
const PEOPLE = 2;
const EVERY_MS = (MINUTES * 60_000) / 120;
/** Minutes 5 to 10 of 30 are what the last five are held against. */
const EARLY = [MINUTES / 6, MINUTES / 3] as const;
const LATE = [(MINUTES * 5) / 6, MINUTES] as const;
const AT_MOST_PERCENT = 10;

type Sample = { minute: number; megabytes: number };
type Tally = { served: Map<string, number[]>; errors: string[] };

async function main(): Promise<void> {
  const adminUrl = process.env.BENCH_ADMIN_URL ?? "";
  const world = await layWorld(adminUrl, { toShare: 1 });
  await world.grow(CLIENTS - world.caseload.length);
  const rows = await world.rows();
  const stack = await startStack(adminUrl);
  try {
    const kinds = await mixedLoad(world, stack);
    const tally: Tally = { served: new Map(kinds.map(({ name }) => [name, []])), errors: [] };
    const begun = performance.now();
    const minute = () => (performance.now() - begun) / 60_000;
    const samples: Sample[] = [];
    const isOver = () => minute() >= MINUTES;
    const watch = async () => {
      while (!isOver()) {
        samples.push({ minute: minute(), megabytes: residentMegabytes(stack.processes.app) });
        await wait(EVERY_MS);
      }
    };
    await Promise.all([watch(), ...Array.from({ length: PEOPLE }, (_, person) => ask(kinds, randomFrom(person + 1), tally, isOver))]);
    report({ ...rows }, samples, tally);
  } finally {
    await stack.close();
    await world.close();
    await db.$disconnect();
  }
}

/** One person who asks for one thing after the other, drawn by weight. */
async function ask(kinds: readonly LoadKind[], random: () => number, { served, errors }: Tally, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const kind = drawn(kinds, random());
    try {
      served.get(kind.name)?.push((await kind.ask()).ms);
    } catch (error) {
      errors.push(`${kind.name}: ${String(error).slice(0, 200)}`);
    }
  }
}

function drawn(kinds: readonly LoadKind[], share: number): LoadKind {
  let left = share * kinds.reduce((sum, { weight }) => sum + weight, 0);
  for (const kind of kinds) {
    left -= kind.weight;
    if (left < 0) return kind;
  }
  throw new Error("nothing to ask for");
}

function report(rows: Record<string, number>, samples: readonly Sample[], { served, errors }: Tally): void {
  const of = ([from, to]: readonly [number, number]) =>
    median(samples.filter(({ minute }) => minute >= from && minute < to).map(({ megabytes }) => megabytes));
  const [early, late] = [of(EARLY), of(LATE)];
  const minutes = (span: readonly number[]) => span.map((each) => Number(each.toFixed(1))).join(" to ");
  const most = Math.max(...samples.map(({ megabytes }) => megabytes));
  const requests = [...served.values()].reduce((sum, times) => sum + times.length, 0);
  keepPicture("soak", pictureOf(samples, most));
  keepResult({
    name: "soak",
    title: `Memory in ${MINUTES} minutes of mixed load`,
    how:
      `${PEOPLE} people who never pause ask for pages, charts, days, pushes and sign-ins, drawn by weight. The resident memory of the app’s process is read every ${EVERY_MS / 1000} s; ` +
      `the median of minutes ${minutes(LATE)} is held against that of minutes ${minutes(EARLY)}.`,
    rows,
    lines: [],
    ratios: [],
    bars: [
      { what: "change of resident memory, up or down", measured: Math.abs(late / early - 1) * 100, atMost: AT_MOST_PERCENT, unit: "%" },
      { what: "requests that failed", measured: errors.length, atMost: 0, unit: "errors" },
    ],
    notes: [
      `Memory: ${early.toFixed(0)} MB, then ${late.toFixed(0)} MB (${((late / early - 1) * 100).toFixed(1)} %); most of all ${most.toFixed(0)} MB.`,
      `${requests.toLocaleString("en")} requests, ${(requests / MINUTES / 60).toFixed(0)} a second.`,
      ...[...served].map(([name, times]) => `${name}: ${times.length.toLocaleString("en")}, median ${median(times).toFixed(1)} ms.`),
      ...errors.slice(0, 5),
    ],
    figures: { samples },
  });
}

function pictureOf(samples: readonly Sample[], most: number): string {
  const top = Math.ceil((most * 1.15) / 100) * 100;
  return linePicture({
    title: "Memory under mixed load",
    line: "Resident memory of the app’s process in MB (up), minutes (along)",
    x: {
      scale: "linear",
      ticks: [0, 1, 2, 3].map((third) => ({ at: (MINUTES * third) / 3, label: String(Number(((MINUTES * third) / 3).toFixed(1))) })),
    },
    y: { most: top, ticks: [0, top / 2, top].map((at) => ({ at, label: String(at) })) },
    lines: [{ name: "the app’s process", points: samples.map(({ minute, megabytes }) => ({ x: minute, y: megabytes })) }],
  });
}

await main();
