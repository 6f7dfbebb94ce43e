import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { LAYERS } from "./access-mutants.mjs";

const root = path.resolve(import.meta.dirname, "..");

// The check itself takes minutes; that its list still fits the code is known in a moment.
describe("the layers that npm run check:access switches off", () => {
  it.each(LAYERS.map((mutant) => [mutant.name, mutant]))("%s", (_, { file, find, sql, tests }) => {
    if (!sql) expect(readFileSync(path.join(root, file), "utf8")).toContain(find);
    for (const test of tests) expect(existsSync(path.join(root, test)), test).toBe(true);
  });
});
