/** How a series of n points may be shown. Medians and trends only within one exposure step. */
export type SmallNDisplay = "sentence" | "list" | "pointsAndMedian" | "rollingMedian";

/** 0: a sentence. 1–2: a list. 3–7: points and the median. 8 or more: a rolling median. */
export function displayForCount(n: number): SmallNDisplay {
  if (n <= 0) return "sentence";
  if (n <= 2) return "list";
  return n <= 7 ? "pointsAndMedian" : "rollingMedian";
}

/** The median of what was recorded; null where nothing was. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** Median of each point and the `width − 1` before it; null until there are `width` points, and where all of them are gaps. */
export function rollingMedian(values: readonly (number | null)[], width = 3): (number | null)[] {
  return values.map((_, index) => (index < width - 1 ? null : median(values.slice(index - width + 1, index + 1))));
}
