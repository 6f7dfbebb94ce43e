import { inTimeOrder } from "./in-time-order";
import type { DatedRow } from "./rows";
import { MOST_POINTS, thinOut, thinOutEvenly } from "./thin-out";

/** What a reader has chosen to see. ISO instants; `before` itself is not in it. Null: no bound, every step. */
export type ChartChoice = { readonly from: string | null; readonly before: string | null; readonly stepId: string | null };
export const EVERYTHING: ChartChoice = { from: null, before: null, stepId: null };

/** Where every record is: drawn, thinned out, or not chosen. They add up to `all`. */
export type Tally = { readonly all: number; readonly notChosen: number; readonly thinnedOut: number; readonly drawn: number };

/** The rows within a choice, oldest first. */
export function chosenRows<Row extends Pick<DatedRow, "id" | "recordId" | "occurredAt" | "stepId">>(
  rows: readonly Row[],
  choice: ChartChoice,
): Row[] {
  const from = choice.from === null ? Number.NEGATIVE_INFINITY : Date.parse(choice.from);
  const before = choice.before === null ? Number.POSITIVE_INFINITY : Date.parse(choice.before);
  const inOrder = inTimeOrder(choice.stepId === null ? rows : rows.filter(({ stepId }) => stepId === choice.stepId));
  if (choice.from === null && choice.before === null) return inOrder;
  return inOrder.filter(({ occurredAt }) => {
    const at = Date.parse(occurredAt);
    return at >= from && at < before;
  });
}

/** The rows that are drawn out of those that were chosen, and where all the others are. */
export function drawnRows<Row>(
  all: number,
  chosen: readonly Row[],
  series: (row: Row) => readonly (number | null)[],
  most: number = MOST_POINTS,
): { rows: Row[]; tally: Tally } {
  return tallied(all, chosen, thinOut(chosen, series, most));
}

/** The same for a drawing with one mark for each row, and kinds instead of heights. */
export function drawnMarks<Row>(all: number, chosen: readonly Row[], kindOf: (row: Row) => string): { rows: Row[]; tally: Tally } {
  return tallied(all, chosen, thinOutEvenly(chosen, kindOf));
}

function tallied<Row>(all: number, chosen: readonly Row[], rows: Row[]): { rows: Row[]; tally: Tally } {
  return { rows, tally: { all, notChosen: all - chosen.length, thinnedOut: chosen.length - rows.length, drawn: rows.length } };
}
