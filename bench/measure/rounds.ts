import { cpuBetween, readCpu } from "./cpu";
import { type Answer, AT_ONCE } from "./send";

/** Something that is asked for again and again. */
export type Target = {
  name: string;
  /** Who does the work, besides Postgres. */
  by: "app" | "bare";
  /** Requests in one round. */
  calls: number;
  /** How many of them are on their way at a time; AT_ONCE where nothing is said. */
  atOnce?: number;
  ask: (index: number) => Promise<Answer>;
  /** What has to be undone before it can be asked again, after each round; not measured. */
  undo?: () => Promise<unknown>;
};
export type Processes = { app: number; bare: number; postgres: number };
export type Line = {
  name: string;
  requests: number;
  /** CPU milliseconds of one request: medians of the rounds, and the least and the most of both together. */
  cpu: { process: number; postgres: number; both: number; least: number; most: number };
  wall: { p50: number; p99: number; firstByteP50: number };
  bytes: number;
};

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
/** The middle; of an even number the upper one. */
export const median = (values: readonly number[]) =>
  at(
    values.toSorted((a, b) => a - b),
    0.5,
  );

/** Thrown away: a process that has just started still learns which of its code runs often. */
export const WARM_UP_ROUNDS = 3;

/**
 * Asks for each target in turn, round after round, every other round backwards, so that a machine that is busy for a while is busy for all of
 * them. The first rounds warm up.
 */
export async function measureRounds(targets: readonly Target[], rounds: number, processes: Processes): Promise<Line[]> {
  const runs = new Map(targets.map((target) => [target, [] as Awaited<ReturnType<typeof measureOnce>>[]]));
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round++)
    for (const target of round % 2 === 0 ? targets : targets.toReversed()) {
      const run = await measureOnce(target, processes);
      await target.undo?.();
      if (round >= WARM_UP_ROUNDS) runs.get(target)?.push(run);
    }
  return targets.map((target) => lineOf(target.name, runs.get(target) ?? []));
}

async function measureOnce({ ask, by, calls, atOnce = AT_ONCE }: Target, processes: Processes) {
  const cpu = () => ({ process: readCpu(processes[by]), postgres: readCpu(processes.postgres) });
  const answers: Answer[] = [];
  const before = cpu();
  let left = calls;
  await Promise.all(
    Array.from({ length: Math.min(atOnce, calls) }, async () => {
      while (left-- > 0) answers.push(await ask(left));
    }),
  );
  const after = cpu();
  return {
    answers,
    process: cpuBetween(before.process, after.process) / calls,
    postgres: cpuBetween(before.postgres, after.postgres) / calls,
  };
}

function lineOf(name: string, runs: readonly Awaited<ReturnType<typeof measureOnce>>[]): Line {
  const answers = runs.flatMap((run) => run.answers);
  const wall = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const both = runs.map((run) => run.process + run.postgres);
  return {
    name,
    requests: answers.length,
    cpu: {
      process: median(runs.map((run) => run.process)),
      postgres: median(runs.map((run) => run.postgres)),
      ...{ both: median(both), least: Math.min(...both), most: Math.max(...both) },
    },
    wall: { p50: at(wall, 0.5), p99: at(wall, 0.99), firstByteP50: median(answers.map(({ firstByteMs }) => firstByteMs)) },
    bytes: median(answers.map(({ bytes }) => bytes)),
  };
}
