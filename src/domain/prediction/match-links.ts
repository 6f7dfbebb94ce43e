/** A link as the ledger has it: `entry` is its place in the chain, from 1. */
export type StoredLink = { id: string; entry: number; statement: string; hasOutcome: boolean };
/** A dated link as it stands in the record now. */
export type WrittenLink = { entry: number; statement: string };
export type LinkMatch = {
  /** Rows that go on, each with the place that its link has now. */
  kept: { id: string; entry: number }[];
  /** Places of links that have no row yet. */
  added: number[];
  /** Rows whose link is gone, or has no day any more. */
  leftOut: string[];
};

/**
 * Which row of the ledger belongs to which link, after the chain was changed. The same words are the same link, wherever it
 * stands; words that changed in their place are the link said anew, as long as nothing became of it. What something became of
 * is never said anew: it keeps its words, and the new words are a prediction of their own.
 */
export function matchLinks(stored: readonly StoredLink[], written: readonly WrittenLink[]): LinkMatch {
  const free = [...stored].sort((a, b) => a.entry - b.entry || (a.id < b.id ? -1 : 1));
  const rowOf = new Map<number, string>();
  const take = (entry: number, fits: (row: StoredLink) => boolean) => {
    if (rowOf.has(entry)) return;
    const at = free.findIndex(fits);
    const [row] = at < 0 ? [] : free.splice(at, 1);
    if (row) rowOf.set(entry, row.id);
  };
  const inOrder = [...written].sort((a, b) => a.entry - b.entry);
  const isSame = (row: StoredLink, link: WrittenLink) => row.statement.trim() === link.statement.trim();
  for (const link of inOrder) take(link.entry, (row) => row.entry === link.entry && isSame(row, link));
  for (const link of inOrder) take(link.entry, (row) => isSame(row, link));
  for (const link of inOrder) take(link.entry, (row) => row.entry === link.entry && !row.hasOutcome);
  return {
    kept: inOrder.flatMap(({ entry }) => {
      const id = rowOf.get(entry);
      return id === undefined ? [] : [{ id, entry }];
    }),
    added: inOrder.map(({ entry }) => entry).filter((entry) => !rowOf.has(entry)),
    leftOut: free.map(({ id }) => id),
  };
}
