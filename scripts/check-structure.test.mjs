import { describe, expect, test } from "vitest";
import { checkTree } from "./structure-rules.mjs";

/** The messages for a tree given as { path: source }. */
function messages(tree) {
  return checkTree(new Map(Object.entries(tree))).map(({ file, line, message }) => `${file}:${line} ${message}`);
}

const calm = "export const calm = 1;\n";

/** Each rule: a tree that breaks it, what the message names, and a neighbour that is fine. */
const rules = [
  ["domain imports the server", { "src/domain/pace/hold.ts": 'import { db } from "@/server/db";\n' }, "src/domain is pure", null],
  [
    "domain imports a package",
    { "src/domain/pace/hold.ts": 'import { useState } from "react";\n' },
    "domain must not import react",
    'import { z } from "zod";\n',
  ],
  ["domain loads a package late", { "src/domain/pace/hold.ts": 'const pg = await import("pg");\n' }, "domain must not import pg", null],
  [
    "components import the server",
    { "src/components/pace/dock.tsx": 'import { db } from "@/server/db";\n' },
    "fetch through tRPC",
    'import type { Pace } from "@/server/pace/schema";\n',
  ],
  [
    "components import a value among types",
    { "src/components/pace/dock.tsx": 'import { type Pace, ask } from "@/server/pace/schema";\n' },
    "fetch through tRPC",
    'import { type Pace } from "@/server/pace/schema";\n',
  ],
  [
    "components import a page",
    { "src/components/pace/dock.tsx": 'import Page from "@/app/page";\n' },
    "components must not import src/app/page",
    null,
  ],
  [
    "server imports a component",
    { "src/server/pace/router.ts": 'import { Dock } from "../../components/pace/dock";\n' },
    "src/server may use src/domain only",
    'import { isHeld } from "@/domain/pace/hold";\n',
  ],
  [
    "offline imports a component",
    { "src/offline/outbox.ts": 'import { Dock } from "@/components/pace/dock";\n' },
    "let src/components hand the rest in",
    'import { isHeld } from "@/domain/pace/hold";\n',
  ],
  ["a barrel file", { "src/components/pace/index.ts": calm }, "No barrel files", null],
  ["export *", { "src/components/pace/dock.tsx": 'export * from "./sheet";\n' }, "No `export *`", 'export { Sheet } from "./sheet";\n'],
  ["a name that says nothing", { "src/server/pace/date-utils.ts": calm }, '"utils" says nothing', null],
  ["a folder that says nothing", { "src/components/common/dock.tsx": calm }, '"common" says nothing', null],
  ["a name in another case", { "src/components/pace/PaceDock.tsx": calm }, "not kebab-case", null],
  ["a long file", { "src/server/pace/data.ts": calm.repeat(301) }, "301 lines. Split by concern", calm.repeat(300)],
  ["any as a type", { "src/server/pace/data.ts": "const x: any = 1;\n" }, "No `any`", "// any pace will do\nconst any = 1;\n"],
  ["any as a cast", { "src/server/pace/data.ts": "const x = y as any;\n" }, "No `any`", null],
  ["any in a generic", { "src/server/pace/data.ts": "const x: Map<string, any> = y;\n" }, "No `any`", "const x: unknown = y;\n"],
  [
    "a clock in the domain",
    { "src/domain/pace/hold.ts": "const now = Date.now();\n" },
    "Take `now` as an argument",
    "const at = new Date(now);\n",
  ],
  [
    "a clock in a query",
    { "src/server/pace/mutations.ts": "const now = new Date();\n" },
    "Take `now` as an argument",
    "const at = new Date(iso);\n",
  ],
  ["chance in the domain", { "src/domain/pace/hold.ts": "const x = Math.random();\n" }, "Take the id or the number as an argument", null],
  [
    "a colour of Tailwind's",
    { "src/components/pace/dock.tsx": 'const c = "p-2 hover:bg-red-500";\n' },
    '"bg-red-500" is a colour',
    'const c = "p-2 bg-surface text-ink";\n',
  ],
  ["plain white", { "src/components/pace/dock.tsx": 'const c = <p className="text-white" />;\n' }, '"text-white" is a colour', null],
  [
    "console",
    { "src/server/pace/data.ts": "console.log(words);\n" },
    "No console.log",
    '// console.log would tell\nconst x = "console.log";\n',
  ],
  [
    "a query in a router",
    { "src/server/pace/router.ts": "const rows = await ctx.tx.paceRequest.findMany({});\n" },
    "belongs in data.ts (reads) or mutations.ts",
    null,
  ],
  [
    "SQL in a page",
    { "src/app/page.tsx": "const rows = await db.$queryRaw`select 1`;\n" },
    "belongs in data.ts (reads) or mutations.ts",
    null,
  ],
  [
    "a skipped test",
    { "e2e/thread.spec.ts": 'test.skip("thread", () => {});\n' },
    "A test runs or is removed",
    'test("thread", () => {});\n',
  ],
  ["a lonely test", { "src/domain/pace/hold.test.ts": 'it.only("holds", () => {});\n' }, "A test runs or is removed", null],
  ["a test that sleeps", { "e2e/thread.spec.ts": "await page.waitForTimeout(500);\n" }, "Wait for what you are waiting for", null],
  ["a leftover", { "src/domain/pace/hold.ts": "// TODO: later\n" }, "Do it now", null],
];

describe("structure rules", () => {
  test.each(rules)("%s", (_name, broken, expected, fine) => {
    const [file] = Object.keys(broken);
    expect(messages(broken).filter((message) => message.startsWith(`${file}:`) && message.includes(expected))).toHaveLength(1);
    if (fine !== null) expect(messages({ [file]: fine })).toEqual([]);
  });

  test("a part of data.ts may hold queries, and a router may not reach past data.ts to it", () => {
    const tree = {
      "src/server/pace/unanswered.ts": "export const list = (tx) => tx.paceRequest.findMany({});\n",
      "src/server/pace/data.ts": 'import { list } from "./unanswered";\n',
    };
    expect(messages(tree)).toEqual([]);
    const reaching = messages({ ...tree, "src/server/pace/router.ts": 'import { list } from "./unanswered";\n' });
    expect(reaching).toEqual([
      "src/server/pace/router.ts:1 src/server/pace/unanswered.ts holds queries: reach it through data.ts or mutations.ts.",
    ]);
  });

  test("a long file with a reason in its first line is fine", () => {
    expect(messages({ "src/server/pace/data.ts": `// Over 300 lines because one table is one list.\n${calm.repeat(301)}` })).toEqual([]);
  });

  test("names of routes keep Next's own notation", () => {
    expect(messages({ "src/app/(client)/records/[recordId]/page.tsx": calm, "src/app/api/auth/[...nextauth]/route.ts": calm })).toEqual([]);
  });

  test("a line number points at the line, past comments and strings", () => {
    const source = '/* two\n lines */ const a = "it\'s";\nconst b = /["\'`]/;\nconst c: any = b;\n';
    expect(messages({ "src/server/pace/data.ts": source })).toEqual([
      "src/server/pace/data.ts:4 No `any`. Use `unknown` and narrow it, or parse it with a zod schema.",
    ]);
  });
});
