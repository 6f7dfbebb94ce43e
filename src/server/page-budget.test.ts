import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/*
 * SQL statements of a page: one to find the session, and those of the procedures that it prefetches. The procedures'
 * own budgets are held by statement-budget.test.ts; this holds which of them a page asks for.
 */
const app = path.resolve(import.meta.dirname, "../app");
const budgets = new Map(
  [...readFileSync(path.join(import.meta.dirname, "statement-budget.test.ts"), "utf8").matchAll(/"(\w+\.\w+)": \{\s*max: (\d+)/g)].map(
    ([, procedure, max]) => [procedure ?? "", Number(max)] as const,
  ),
);
const SESSION = 1;

/** Page → statements at most. */
const PAGE_BUDGET: Record<string, number> = {
  "(client)/(tabs)/ladder/page.tsx": 18,
  "(client)/(tabs)/records/[recordId]/page.tsx": 18,
  "(client)/(tabs)/records/over-time/page.tsx": 20,
  "(client)/(tabs)/records/page.tsx": 18,
  "(client)/(tabs)/settings/privacy/page.tsx": 23,
  "(client)/(tabs)/settings/words/page.tsx": 20,
  "(client)/(tabs)/settings/access/page.tsx": 19,
  "(client)/(tabs)/settings/page.tsx": 12,
  "(client)/(tabs)/settings/security/page.tsx": 22,
  "(client)/(tabs)/today/page.tsx": 12,
  "(client)/check-back/[checkBackId]/page.tsx": 12,
  "(client)/exercise/[assignmentId]/page.tsx": 26,
  "(public)/charts/page.tsx": 1,
  "(public)/controls/page.tsx": 1,
  "(public)/erased/page.tsx": 1,
  "(public)/forgot/page.tsx": 1,
  "(public)/help/page.tsx": 1,
  "(public)/invitation/page.tsx": 1,
  "(public)/second-factor/page.tsx": 6,
  "(public)/new-passphrase/page.tsx": 1,
  "(public)/sign-in/page.tsx": 1,
  "(staff)/caseloads/page.tsx": 19,
  "(staff)/clients/[clientId]/assign/page.tsx": 40,
  "(staff)/clients/[clientId]/page.tsx": 22,
  "(staff)/clients/[clientId]/records/[recordId]/page.tsx": 14,
  "(staff)/clients/invite/page.tsx": 1,
  "(staff)/clients/page.tsx": 15,
  "(staff)/day/page.tsx": 16,
  "(staff)/audit/page.tsx": 12,
  "(staff)/library/page.tsx": 6,
  "(staff)/library/[exerciseId]/page.tsx": 12,
  "(staff)/library/[exerciseId]/edit/page.tsx": 7,
  "(staff)/people/page.tsx": 19,
  "(staff)/people/[personId]/page.tsx": 13,
  "(staff)/people/invite/page.tsx": 1,
  "(staff)/account/page.tsx": 26,
  "page.tsx": 1,
};

function pages(): string[] {
  return readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "page.tsx");
}

/** The procedures that a page, or a layout above it, prefetches through the server. */
function prefetchedBy(page: string): string[] {
  const files = [page];
  for (let folder = path.dirname(page); ; folder = path.dirname(folder)) {
    files.push(path.join(folder, "layout.tsx"));
    if (folder === ".") break;
  }
  const existing = files.filter((file) => readdirSync(path.dirname(path.join(app, file))).includes(path.basename(file)));
  const text = existing.map((file) => readFileSync(path.join(app, file), "utf8")).join("\n");
  return [...new Set([...text.matchAll(/\btrpc\.(\w+\.\w+)\.queryOptions/g)].map(([, procedure]) => procedure ?? ""))];
}

describe("the SQL statements of a page", () => {
  it("have a budget for every page", () => {
    expect(Object.keys(PAGE_BUDGET).sort()).toEqual(pages().sort());
  });

  it.each(pages())("%s", (page) => {
    const procedures = prefetchedBy(page);
    expect(
      procedures.filter((procedure) => !budgets.has(procedure)),
      "prefetched without a budget",
    ).toEqual([]);
    const most = procedures.reduce((sum, procedure) => sum + (budgets.get(procedure) ?? 0), SESSION);
    expect(most, procedures.join(", ")).toBe(PAGE_BUDGET[page]);
  });
});
