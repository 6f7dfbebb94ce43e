import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const page = readFileSync(path.join(root, "docs/security.md"), "utf8");

/** Paths on the page: below src/ unless they begin with a folder of the checkout. */
function namedFiles() {
  const named = [...page.matchAll(/`([\w/.-]+\.(?:test\.ts|spec\.ts|test\.mjs|ts))`/g)].map(([, file]) => file);
  return [...new Set(named)];
}
const placeOf = (file) => path.join(root, /^(e2e|prisma|scripts|docs|src)\//.test(file) ? file : `src/${file}`);

describe("the security page", () => {
  it("names many tests", () => expect(namedFiles().filter((file) => /\.(test|spec)\./.test(file)).length).toBeGreaterThan(30));

  it("names no file that is not there", () => expect(namedFiles().filter((file) => !existsSync(placeOf(file)))).toEqual([]));

  it("names no command that is not there", () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    const named = [...page.matchAll(/`npm run ([\w:]+)/g)].map(([, command]) => command);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((command) => !scripts[command])).toEqual([]);
  });
});
