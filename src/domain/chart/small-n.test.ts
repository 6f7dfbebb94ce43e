import { describe, expect, it } from "vitest";
import { displayForCount } from "./small-n";

describe("displayForCount", () => {
  it.each([
    [0, "sentence"],
    [1, "list"],
    [2, "list"],
    [3, "pointsAndMedian"],
    [7, "pointsAndMedian"],
    [8, "rollingMedian"],
    [500, "rollingMedian"],
  ] as const)("%i points: %s", (n, display) => {
    expect(displayForCount(n)).toBe(display);
  });
});
