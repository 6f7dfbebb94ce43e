import { performance } from "node:perf_hooks";

export const RUNS = 40;
/** Without these, what is measured later would profit from what was measured before. */
const WARM_UP = 5;

/** The middle of many runs, in milliseconds. */
export async function medianTime(run: () => Promise<unknown>): Promise<number> {
  const [median = Number.NaN] = await medianTimes([run]);
  return median;
}

/** The same of several, each in turn, so that a machine that is busy for a while is busy for all of them. */
export async function medianTimes(runs: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = runs.map((): number[] => []);
  for (let time = 0; time < WARM_UP + RUNS; time++)
    for (const [index, run] of runs.entries()) {
      const begun = performance.now();
      await run();
      if (time >= WARM_UP) times[index]?.push(performance.now() - begun);
    }
  return times.map((each) => each.sort((a, b) => a - b)[Math.floor(each.length / 2)] ?? Number.NaN);
}

/** One line of what a bench prints. */
export function timeLine(what: string, ms: number, bare: number): string {
  return `${what.padEnd(44)} ${ms.toFixed(1).padStart(7)} ms   ${(ms / bare).toFixed(1).padStart(5)} ×\n`;
}
