import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "./csv";

/** Reads what `csvOf` writes: quoted cells only. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n|$)/g)].map(([, text = ""]) => text.replaceAll('""', '"'));
}

describe("a table as CSV", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n1", "\u00a0=1", "|cmd", "%x", '=HYPERLINK("https://evil.example")'])(
    "gives %j no chance to be a formula",
    (text) => {
      expect(cellsOf(csvOf([[text]]))).toEqual([`'${text}`]);
    },
  );

  it("keeps every other text as it is, with commas, quotes and lines", () => {
    const texts = fc.array(fc.string({ unit: "binary" }), { minLength: 1 });
    fc.assert(
      fc.property(texts, (row) => {
        const read = cellsOf(csvOf([row]));
        expect(read.map((text, index) => (text === `'${row[index]}` ? row[index] : text))).toEqual(row);
        for (const text of read) expect(text).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});
