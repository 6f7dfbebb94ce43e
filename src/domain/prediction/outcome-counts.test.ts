import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Outcome, outcomeSchema } from "./outcome";
import { countOutcomes, resolvedCount } from "./outcome-counts";

const predictions = fc.array(fc.record({ outcome: fc.option(fc.constantFrom<Outcome>(...outcomeSchema.options), { nil: null }) }), {
  maxLength: 80,
});

describe("countOutcomes", () => {
  it("counts by hand", () => {
    const counts = countOutcomes([
      { outcome: "no" },
      { outcome: null },
      { outcome: "yes" },
      { outcome: "cannotKnow" },
      { outcome: "no" },
      { outcome: "cannotTellYet" },
      { outcome: "partly" },
    ]);
    expect(counts).toEqual({ no: 2, partly: 1, yes: 1, cannotTellYet: 1, cannotKnow: 1, open: 1, total: 7 });
    expect(resolvedCount(counts)).toBe(4);
  });

  it("adds up to all predictions, each in exactly one place", () => {
    fc.assert(
      fc.property(predictions, (all) => {
        const { total, ...counts } = countOutcomes(all);
        expect(total).toBe(all.length);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
        expect(Object.values(counts).every((count) => count >= 0)).toBe(true);
      }),
    );
  });

  it("never counts what is open or can't be known as did not happen", () => {
    fc.assert(
      fc.property(predictions, (all) => {
        const counts = countOutcomes(all);
        const more = countOutcomes([...all, { outcome: null }, { outcome: "cannotTellYet" }, { outcome: "cannotKnow" }]);
        expect(more.no).toBe(counts.no);
        expect(resolvedCount(more)).toBe(resolvedCount(counts));
        expect(counts.no).toBe(all.filter(({ outcome }) => outcome === "no").length);
      }),
    );
  });
});
