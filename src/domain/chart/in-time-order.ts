/** Oldest first; equal times by record, so that the order of the input never matters. */
export function inTimeOrder<T extends { readonly occurredAt: string; readonly recordId: string }>(points: readonly T[]): T[] {
  return [...points].sort(
    (a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || (a.recordId < b.recordId ? -1 : a.recordId > b.recordId ? 1 : 0),
  );
}
