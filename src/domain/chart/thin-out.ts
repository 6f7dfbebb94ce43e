/** The most points that one chart sends to a browser. */
export const MOST_POINTS = 500;

/**
 * At most `most` of the rows, in their order, where there are more of them: "keep the ends and the extremes". The first and the
 * last row stay; the rows between are cut into buckets of as many rows each, and of each bucket stay the rows with the lowest
 * and the highest number of each series, so that no peak and no dip is lost. A bucket without any number keeps its first row:
 * a long gap stays a gap. No number is made up or averaged. Counts and medians are taken of all rows, before this.
 * @param rows in time order
 * @param series the numbers of a row that are drawn, always as many; null is a gap
 */
export function thinOut<Row>(rows: readonly Row[], series: (row: Row) => readonly (number | null)[], most: number = MOST_POINTS): Row[] {
  if (rows.length <= most) return [...rows];
  const first = rows[0];
  const width = Math.max(1, first === undefined ? 1 : series(first).length);
  const buckets = Math.max(1, Math.floor((most - 2) / (2 * width)));
  const inner = rows.length - 2;
  const kept = new Set([0, rows.length - 1]);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = 1 + Math.floor((bucket * inner) / buckets);
    const to = 1 + Math.floor(((bucket + 1) * inner) / buckets);
    const extremes = extremesOf(rows.slice(from, to).map(series), width);
    for (const index of extremes.size > 0 ? extremes : [0]) kept.add(from + index);
  }
  return rows.filter((_, index) => kept.has(index));
}

/**
 * At most `most` of the rows, in their order, for a drawing that has a mark for each row and no height: of each kind as large a
 * share as there is of it, evenly over time, and of each kind that there is at least one.
 */
export function thinOutEvenly<Row>(rows: readonly Row[], kindOf: (row: Row) => string, most: number = MOST_POINTS): Row[] {
  if (rows.length <= most) return [...rows];
  const kinds = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    const kind = kindOf(row);
    const others = kinds.get(kind);
    if (others) others.push(index);
    else kinds.set(kind, [index]);
  }
  const kept = new Set<number>();
  // One of each kind is set aside first, so that rounding up never goes over.
  const share = (most - kinds.size) / rows.length;
  for (const indices of kinds.values()) {
    const quota = 1 + Math.floor(indices.length * share);
    for (let each = 0; each < quota; each++) kept.add(indices[Math.floor((each * indices.length) / quota)] ?? 0);
  }
  return rows.filter((_, index) => kept.has(index));
}

/** Indices of the first lowest and the first highest number of each series. */
function extremesOf(rows: readonly (readonly (number | null)[])[], width: number): Set<number> {
  const found = new Set<number>();
  for (let which = 0; which < width; which++) {
    let lowest: { index: number; value: number } | null = null;
    let highest: { index: number; value: number } | null = null;
    rows.forEach((row, index) => {
      const value = row[which] ?? null;
      if (value === null) return;
      if (lowest === null || value < lowest.value) lowest = { index, value };
      if (highest === null || value > highest.value) highest = { index, value };
    });
    for (const extreme of [lowest, highest] as ({ index: number } | null)[]) if (extreme) found.add(extreme.index);
  }
  return found;
}
