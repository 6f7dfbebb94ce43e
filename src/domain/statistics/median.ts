/**
 * The median of what was recorded, in the unit of the values; null where nothing was. Gaps (null) are left out and never count
 * as a value. With an even number of values: the mean of the middle two. Charts show it from 3 values on, and only within one
 * exposure step. Source: Tukey 1977, Exploratory Data Analysis, ch. 2.
 */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/**
 * The median of each point and the `width − 1` before it, in the unit of the values; null until there are `width` points, and
 * where all of them are gaps. Charts show it from 8 points of one step on. Source: Tukey 1977, ch. 7 (running medians of 3),
 * here of the last three rather than of the neighbours, so that a later record never moves an earlier point.
 */
export function rollingMedian(values: readonly (number | null)[], width = 3): (number | null)[] {
  return values.map((_, index) => (index < width - 1 ? null : median(values.slice(index - width + 1, index + 1))));
}
