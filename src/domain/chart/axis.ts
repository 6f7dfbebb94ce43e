/** A scale of numbers: never cut, so that a small difference never looks large. */
export type Axis = { readonly from: number; readonly to: number; readonly ticks: readonly number[] };

/** Likelihood, SUDS and degree. */
export const PERCENT_AXIS: Axis = { from: 0, to: 100, ticks: [0, 25, 50, 75, 100] };
/** Exhaustion. */
export const EXHAUSTION_AXIS: Axis = { from: 0, to: 10, ticks: [0, 5, 10] };
/** Differences of two of the first kind. */
export const GAP_AXIS: Axis = { from: -100, to: 100, ticks: [-100, -50, 0, 50, 100] };

/** Counts from 0, whole numbers only, five steps at most. */
export function countAxis(highest: number): Axis {
  const step = Math.max(1, Math.ceil(highest / 5));
  const steps = Math.max(1, Math.ceil(highest / step));
  return { from: 0, to: step * steps, ticks: Array.from({ length: steps + 1 }, (_, index) => index * step) };
}

/** The scale of a measure from 0 to its highest score, with its cut-offs as ticks. */
export function scoreAxis(highest: number, cutOffs: readonly number[]): Axis {
  const inside = cutOffs.filter((cutOff) => cutOff > 0 && cutOff < highest);
  return { from: 0, to: highest, ticks: [...new Set([0, ...inside, highest])].sort((a, b) => a - b) };
}

/** A scale of time: ISO instants. Null where there is nothing. */
export type TimeAxis = { readonly from: string; readonly to: string; readonly ticks: readonly string[] };

const DAY_MS = 86_400_000;

/** From the first to the last row, with a tick every so many whole days, five at most. @param rows in time order */
export function timeAxis(rows: readonly { readonly occurredAt: string }[]): TimeAxis | null {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  const [from, to] = [Date.parse(first.occurredAt), Date.parse(last.occurredAt)];
  const step = Math.max(1, Math.ceil((to - from) / DAY_MS / 4)) * DAY_MS;
  const count = Math.floor((to - from) / step) + 1;
  const iso = (at: number) => new Date(at).toISOString();
  return { from: iso(from), to: iso(to), ticks: Array.from({ length: count }, (_, index) => iso(from + index * step)) };
}
