import { readdirSync, readFileSync } from "node:fs";

/** CPU nanoseconds of each process, by its id. */
export type CpuReading = ReadonlyMap<number, number>;

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null; // It has ended meanwhile.
  }
}

/** The process that started this one; 0 where it has ended. */
export function parentOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`) ?? "";
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
}

function nanosecondsOf(pid: number): number {
  let threads: string[] = [];
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    return 0;
  }
  return threads.reduce((sum, thread) => sum + Number(read(`/proc/${pid}/task/${thread}/schedstat`)?.split(" ")[0] ?? 0), 0);
}

/** What a process and all below it have used so far. Linux only. */
export function readCpu(root: number): CpuReading {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc").filter((each) => /^\d+$/.test(each))) {
    const parent = parentOf(Number(name));
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return new Map(below(root).map((pid) => [pid, nanosecondsOf(pid)]));
}

/** Milliseconds of CPU between two readings. A process that has ended in between is left out; the benches keep their connections open. */
export function cpuBetween(before: CpuReading, after: CpuReading): number {
  return [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0) / 1e6;
}

/** What the process holds in memory, in megabytes. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes = "0"] = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? "") ?? [];
  return Number(kilobytes) / 1000;
}
