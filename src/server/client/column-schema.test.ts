import { describe, expect, it } from "vitest";
import { z } from "zod";
import { columnsOf } from "@/domain/chart/columns";
import { columns, isAs, isBoolean, isNumberOrNull, isOneOf, isText, isWhole } from "./column-schema";

const schema = columns({
  ...{ place: isWhole, title: isText, score: isNumberOrNull, late: isBoolean, change: isOneOf(["lower", null]) },
  sides: isAs(z.array(z.string())),
});
const row = { place: 0, title: "", score: 0.5, late: false, change: null, sides: ["a"] };
const rows = [row, { ...row, place: 1, score: null, change: "lower" as const }, { ...row, place: 2, sides: [] }];
const packed = () => columnsOf<typeof row | (typeof rows)[number]>(rows, ["place", "title", "score", "late", "change", "sides"]);

describe("columns that leave the server", () => {
  it("are what was packed, with rows and without", () => {
    expect(schema.parse(packed())).toEqual(packed());
    expect(schema.safeParse(columnsOf<typeof row>([], ["place", "title", "score", "late", "change", "sides"])).success).toBe(true);
  });

  it.each([
    ["a part of a number", { place: [0, 1.5] }],
    ["a number that is none", { score: [Number.NaN] }],
    ["nothing where something must be", { title: ["", null] }],
    ["one wrong value for all", { late: { all: "no" } }],
    ["more than one value for all", { late: { all: true, words: "Bus" } }],
    ["a value for all under another name", { late: { words: true } }],
    ["neither a list nor a value for all", { late: true }],
    ["a word that is none of the few", { change: ["higher"] }],
    ["a list with something else in it", { sides: [["a"], [1]] }],
    ["a column that was left out", { score: undefined }],
    ["a column too many", { words: ["Bus"] }],
  ])("are refused with %s", (_, wrong) => {
    const { count, of } = packed();
    expect(schema.safeParse({ count, of: { ...of, ...wrong } }).success).toBe(false);
  });
});
