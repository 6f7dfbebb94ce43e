/** How a series of n points may be shown. Medians and trends only within one exposure step. */
export type SmallNDisplay = "sentence" | "list" | "pointsAndMedian" | "rollingMedian";

/** 0: a sentence. 1–2: a list. 3–7: points and the median. 8 or more: a rolling median. */
export function displayForCount(n: number): SmallNDisplay {
  if (n <= 0) return "sentence";
  if (n <= 2) return "list";
  return n <= 7 ? "pointsAndMedian" : "rollingMedian";
}
