import { describe, expect, it } from "vitest";
import { ALL_DAYS } from "./charts";
import { firstOfWeeks, lastWeeks } from "./last-weeks";

describe("the last weeks", () => {
  it("are whole ones, today among them, also where clocks change", () => {
    expect(firstOfWeeks("2026-03-17", 1)).toBe("2026-03-11");
    expect(firstOfWeeks("2026-04-01", 4)).toBe("2026-03-05");
  });

  it("without a number are everything", () => {
    expect(lastWeeks("2026-03-17", null, null)).toEqual(ALL_DAYS);
    expect(lastWeeks("2026-03-17", 4, "a")).toEqual({ first: "2026-02-18", last: null, stepId: "a" });
  });
});
