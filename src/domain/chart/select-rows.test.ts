import { describe, expect, it } from "vitest";
import { exposure } from "./arbitrary-points";
import { choiceOfDays } from "./choice-of-days";
import { chosenRows, EVERYTHING } from "./select-rows";

const at = (occurredAt: string, n = 0) => exposure(n, { occurredAt });

describe("a choice of days", () => {
  it("holds the whole of its first and last day where the client is, on the short day too", () => {
    const choice = choiceOfDays({ first: "2026-03-29", last: "2026-03-29" }, null, "Europe/Berlin");
    expect(choice).toEqual({ from: "2026-03-28T23:00:00.000Z", before: "2026-03-29T22:00:00.000Z", stepId: null });
    const rows = ["2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"].map(at);
    expect(chosenRows(rows, choice).map(({ occurredAt }) => occurredAt)).toEqual(["2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z"]);
  });

  it("without bounds is everything, and of one step only what is of it", () => {
    expect(choiceOfDays({ first: null, last: null }, null, "Europe/Berlin")).toEqual(EVERYTHING);
    const rows = [exposure(0, { stepId: "a" }), exposure(1, { stepId: "b" }), exposure(2)];
    expect(chosenRows(rows, { ...EVERYTHING, stepId: "a" }).map(({ stepId }) => stepId)).toEqual(["a"]);
    expect(chosenRows(rows, EVERYTHING)).toHaveLength(3);
  });

  it("puts equal moments in the order of their names", () => {
    const same = [2, 0, 1].map((n) => at("2026-03-29T10:00:00Z", n));
    expect(chosenRows(same, EVERYTHING).map(({ recordId }) => recordId.slice(-1))).toEqual(["0", "1", "2"]);
  });
});
