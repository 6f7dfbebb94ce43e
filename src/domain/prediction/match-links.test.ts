import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchLinks, type StoredLink, type WrittenLink } from "./match-links";

const stored = (id: string, entry: number, statement: string, hasOutcome = false): StoredLink => ({ id, entry, statement, hasOutcome });
const written = (entry: number, statement: string): WrittenLink => ({ entry, statement });

const words = fc.constantFrom("they laugh", "the invitations stop", "they forget me", "I am alone");
const links = fc.array(words, { maxLength: 8 }).map((statements) => statements.map((statement, at) => written(at + 1, statement)));
const rows = fc
  .array(fc.record({ statement: words, hasOutcome: fc.boolean() }), { maxLength: 8 })
  .map((all) => all.map(({ statement, hasOutcome }, at) => stored(`row${at}`, at + 1, statement, hasOutcome)));

describe("the links of a changed chain", () => {
  it("keep their rows when they move", () => {
    const match = matchLinks(
      [stored("a", 1, "they laugh"), stored("b", 2, "they forget me")],
      [written(1, "they forget me"), written(2, " they laugh ")],
    );
    expect(match).toEqual({
      kept: [
        { id: "b", entry: 1 },
        { id: "a", entry: 2 },
      ],
      added: [],
      leftOut: [],
    });
  });

  it("are said anew in their place as long as nothing became of them", () => {
    expect(matchLinks([stored("a", 1, "they laugh")], [written(1, "they grin")])).toEqual({
      kept: [{ id: "a", entry: 1 }],
      added: [],
      leftOut: [],
    });
    expect(matchLinks([stored("a", 1, "they laugh", true)], [written(1, "they grin")])).toEqual({ kept: [], added: [1], leftOut: ["a"] });
  });

  it("have one row each, and every row is either kept or left out", () => {
    fc.assert(
      fc.property(rows, links, (before, now) => {
        const { kept, added, leftOut } = matchLinks(before, now);
        expect([...kept.map(({ entry }) => entry), ...added].sort()).toEqual(now.map(({ entry }) => entry).sort());
        expect([...kept.map(({ id }) => id), ...leftOut].sort()).toEqual(before.map(({ id }) => id).sort());
      }),
    );
  });

  it("never give other words to a row of which something is known", () => {
    fc.assert(
      fc.property(rows, links, (before, now) => {
        for (const { id, entry } of matchLinks(before, now).kept) {
          const row = before.find((one) => one.id === id);
          if (row?.hasOutcome) expect(now.find((one) => one.entry === entry)?.statement).toBe(row.statement);
        }
      }),
    );
  });

  it("change nothing where nothing was changed, and do not depend on the order in which they are told", () => {
    fc.assert(
      fc.property(rows, links, (before, now) => {
        const same = before.map(({ entry, statement }) => written(entry, statement));
        expect(matchLinks(before, same)).toEqual({ kept: before.map(({ id, entry }) => ({ id, entry })), added: [], leftOut: [] });
        expect(matchLinks([...before].reverse(), [...now].reverse())).toEqual(matchLinks(before, now));
      }),
    );
  });
});
