import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_POINTS, thinOut, thinOutEvenly } from "./thin-out";

type Row = { n: number; values: (number | null)[] };
const series = (row: Row) => row.values;
const value = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
const rows = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc
      .array(fc.array(value, { minLength: width, maxLength: width }), { maxLength: 400 })
      .map((all) => all.map((values, n): Row => ({ n, values }))),
  );

describe("thinOut", () => {
  it.each([0, 1, 2, 3, 7, 8, 60, 500])("leaves %i rows as they are", (n) => {
    const all = Array.from({ length: n }, (_, index): Row => ({ n: index, values: [index] }));
    expect(thinOut(all, series)).toEqual(all);
  });

  it("keeps the ends, the one peak and the one dip of 5,000", () => {
    const all = Array.from({ length: 5000 }, (_, n): Row => ({ n, values: [n === 1234 ? 100 : n === 4321 ? 0 : 50] }));
    const kept = thinOut(all, series);
    expect(kept.length).toBeLessThanOrEqual(MOST_POINTS);
    expect([kept[0]?.n, kept.at(-1)?.n]).toEqual([0, 4999]);
    expect(kept.filter(({ values }) => values[0] !== 50).map(({ n }) => n)).toEqual([1234, 4321]);
  });

  it("keeps a long gap as a gap", () => {
    const all = Array.from({ length: 1000 }, (_, n): Row => ({ n, values: [n < 300 || n > 700 ? 50 : null] }));
    expect(thinOut(all, series, 100).some(({ values }) => values[0] === null)).toBe(true);
  });

  it("never keeps more than it may, changes no order, and loses no end and no extreme", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 10, max: 120 }), (all, most) => {
        const kept = thinOut(all, series, most);
        expect(kept.length).toBeLessThanOrEqual(most);
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(all.length, 2));
        expect(kept.map(({ n }) => n)).toEqual(kept.map(({ n }) => n).toSorted((a, b) => a - b));
        expect([kept[0], kept.at(-1)]).toEqual([all[0], all.at(-1)]);
        for (const [which] of (all[0]?.values ?? []).entries()) {
          const of = (some: Row[]) => some.flatMap(({ values }) => values[which] ?? []);
          expect(of(kept).reduce((a, b) => Math.min(a, b), 999)).toBe(of(all).reduce((a, b) => Math.min(a, b), 999));
          expect(of(kept).reduce((a, b) => Math.max(a, b), -1)).toBe(of(all).reduce((a, b) => Math.max(a, b), -1));
        }
      }),
    );
  });
});

describe("thinOutEvenly", () => {
  const kinds = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 400 });
  const kindOf = ({ kind }: { kind: string }) => kind;

  it("never keeps more than it may, changes no order, and loses no kind", () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 3, max: 120 }), (all, most) => {
        const rows = all.map((kind, n) => ({ kind, n }));
        const kept = thinOutEvenly(rows, kindOf, most);
        expect(kept.length).toBeLessThanOrEqual(Math.max(most, 0));
        expect(kept.map(({ n }) => n)).toEqual(kept.map(({ n }) => n).toSorted((a, b) => a - b));
        expect(new Set(kept.map(kindOf))).toEqual(new Set(all));
        if (rows.length <= most) expect(kept).toEqual(rows);
      }),
    );
  });

  it("keeps of each kind its share", () => {
    const rows = Array.from({ length: 5000 }, (_, n) => ({ kind: n % 10 === 0 ? "yes" : "no", n }));
    const kept = thinOutEvenly(rows, kindOf);
    expect(kept.length).toBeGreaterThan(495);
    expect(kept.filter(({ kind }) => kind === "yes")).toHaveLength(50);
  });
});
