import { describe, expect, it } from "vitest";
import { countAxis, scoreAxis, timeAxis } from "./axis";

describe("axes", () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [5, [0, 1, 2, 3, 4, 5]],
    [6, [0, 2, 4, 6]],
    [12, [0, 3, 6, 9, 12]],
  ])("count up to %i in whole steps", (highest, ticks) => {
    expect(countAxis(highest)).toEqual({ from: 0, to: ticks.at(-1), ticks });
  });

  it("have the cut-offs of a measure as ticks, and never begin above 0", () => {
    expect(scoreAxis(21, [5, 10, 15])).toEqual({ from: 0, to: 21, ticks: [0, 5, 10, 15, 21] });
    expect(scoreAxis(21, [0, 21, 30])).toEqual({ from: 0, to: 21, ticks: [0, 21] });
  });

  it("of time go from the first to the last row in whole days, five ticks at most", () => {
    const at = (...days: number[]) => days.map((n) => ({ occurredAt: new Date(Date.UTC(2026, 1, 1 + n, 9)).toISOString() }));
    expect(timeAxis([])).toBeNull();
    expect(timeAxis(at(0))).toEqual({
      from: "2026-02-01T09:00:00.000Z",
      to: "2026-02-01T09:00:00.000Z",
      ticks: ["2026-02-01T09:00:00.000Z"],
    });
    expect(timeAxis(at(0, 3, 8))?.ticks.map((tick) => tick.slice(8, 10))).toEqual(["01", "03", "05", "07", "09"]);
    expect(timeAxis(at(0, 100))?.ticks).toHaveLength(5);
  });
});
