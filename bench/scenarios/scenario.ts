import type { Result } from "../measure/result";
import type { Line, Target } from "../measure/rounds";
import type { Stack } from "../measure/stack";
import type { World } from "../world/world";

/** How many rounds are measured, after one to warm up. */
export const ROUNDS = 7;

/** Something that is measured over HTTP, beside its baseline. */
export type Scenario = {
  name: string;
  title: string;
  how: string;
  targets(world: World, stack: Stack): Promise<Target[]>;
  /** What is said of the lines, by the names of the targets. */
  judge(line: (name: string) => Line): Pick<Result, "ratios" | "bars" | "notes">;
  /** What is measured once, after the rounds, and told in words. */
  aside?(world: World, stack: Stack): Promise<string[]>;
};
