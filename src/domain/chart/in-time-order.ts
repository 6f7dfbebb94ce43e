import type { DatedRow } from "./rows";

/** What names a row: its own id, or its record's. */
export function idOf(row: Pick<DatedRow, "id" | "recordId">): string {
  return row.id ?? row.recordId;
}

type Timed<Row> = { readonly row: Row; readonly at: number };

/** Oldest first; equal times by name, so that the order of the input never matters. */
export function inTimeOrder<Row extends Pick<DatedRow, "id" | "recordId" | "occurredAt">>(rows: readonly Row[]): Row[] {
  const timed = rows.map((row) => ({ row, at: Date.parse(row.occurredAt) }));
  // As they come from the database they are in order already, and there may be thousands for each of many charts.
  const isInOrder = timed.every((each, index) => index === 0 || compare(timed[index - 1] ?? each, each) <= 0);
  return isInOrder ? [...rows] : timed.toSorted(compare).map(({ row }) => row);
}

function compare<Row extends Pick<DatedRow, "id" | "recordId">>(a: Timed<Row>, b: Timed<Row>): number {
  if (a.at !== b.at) return a.at - b.at;
  const [one, other] = [idOf(a.row), idOf(b.row)];
  return one < other ? -1 : one > other ? 1 : 0;
}
