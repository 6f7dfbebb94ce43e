import type { WorldRows } from "../world/world";
import { linePicture } from "./line-picture";
import type { Line } from "./rounds";

/** What was measured at one size of the practice. */
export type GrowthStep = { size: number; rows: WorldRows; lines: Line[] };

const inShort = (size: number) => (size >= 1_000_000 ? `${size / 1_000_000}M` : `${size / 1_000}k`);

/** Median times over those at the first size. @param names of the lines that are drawn */
export function growthPicture(steps: readonly GrowthStep[], names: readonly string[], atMost: number): string {
  const p50 = ({ lines }: GrowthStep, name: string) => lines.find((line) => line.name === name)?.wall.p50 ?? Number.NaN;
  const lines = names.map((name) => {
    const before = steps[0] ? p50(steps[0], name) : Number.NaN;
    return { name, points: steps.map((step) => ({ x: step.size, y: p50(step, name) / before })) };
  });
  const most = Math.max(1.6, ...lines.flatMap(({ points }) => points.map(({ y }) => y * 1.1)));
  const ticks = most > 4 ? [0, 1, Math.floor(most)] : [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5].filter((at) => at <= most);
  return linePicture({
    title: "Growth of a practice",
    line: `Median time of one request, times that at ${inShort(steps[0]?.size ?? 0)} ratings (up); ratings in the practice (along)`,
    x: { scale: "log", ticks: steps.map(({ size }) => ({ at: size, label: inShort(size) })) },
    y: { most, ticks: ticks.map((at) => ({ at, label: String(at) })) },
    lines,
    bar: { at: atMost, label: `${atMost} ×, the bar` },
  });
}
