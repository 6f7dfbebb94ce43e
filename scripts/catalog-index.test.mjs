import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { catalogIndex } from "./catalog-index.mjs";

const CATALOG = path.resolve(import.meta.dirname, "../src/domain/exercise/catalog");

describe("the index of the catalog", () => {
  it("has every file of the folder, and one more as soon as it is there: adding an exercise touches nothing else", () => {
    const files = readdirSync(CATALOG).filter((file) => !file.includes(".test."));
    expect(files.length).toBeGreaterThan(14);
    const source = catalogIndex([...files, "throw-away.ts"]);
    for (const file of [...files, "throw-away.ts"]) expect(source).toContain(`catalog/${file.slice(0, -3)}"`);
  });

  it("leaves out tests and what is no module, and is the same in whatever order the files come", () => {
    const files = ["b.ts", "a.ts", "a.test.ts", "notes.md"];
    expect(catalogIndex(files)).toBe(catalogIndex(files.toReversed()));
    expect(catalogIndex(files).match(/^import/gm)).toHaveLength(2);
  });
});
