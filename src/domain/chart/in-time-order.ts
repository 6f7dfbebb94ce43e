import type { DatedRow } from "./rows";

/** What names a row: its own id, or its record's. */
export function idOf(row: Pick<DatedRow, "id" | "recordId">): string {
  return row.id ?? row.recordId;
}

/** Oldest first; equal times by name, so that the order of the input never matters. */
export function inTimeOrder<Row extends Pick<DatedRow, "id" | "recordId" | "occurredAt">>(rows: readonly Row[]): Row[] {
  return rows
    .map((row) => ({ row, at: Date.parse(row.occurredAt), id: idOf(row) }))
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ row }) => row);
}
