// What a linter cannot say about where a line of code belongs. Each message says what to do instead.
import path from "node:path";
import { codeOf, importsOf, lineAt } from "./source-text.mjs";

/** @typedef {{ file: string, line: number, message: string }} Problem */
/** @typedef {{ file: string, source: string, code: string, imports: ReturnType<typeof importsOf> }} SourceFile */

/** Tests, and what only they import: fixtures and arbitrary values (`arbitrary-*.ts`, beside the tests that draw from them). */
const isTest = (file) =>
  /\.test\.\w+$|\/arbitrary-[\w-]+\.ts$/.test(file) || file.startsWith("src/server/testing/") || file.startsWith("e2e/");
const longest = 300;

/**
 * Checks a whole tree.
 * @param {Map<string, string>} tree source texts by their path from the project's root, with forward slashes
 * @returns {Problem[]}
 */
export function checkTree(tree) {
  const files = new Map();
  for (const [file, source] of tree) files.set(file, { file, source, code: codeOf(source), imports: resolvedImports(file, source, tree) });
  const problems = [];
  for (const each of files.values()) {
    for (const rule of rules) {
      for (const { line, message } of rule(each, files)) problems.push({ file: each.file, line, message });
    }
  }
  return problems;
}

function resolvedImports(file, source, tree) {
  return importsOf(source).map((each) => ({ ...each, from: resolveImport(file, each.from, tree) }));
}

/** A path of this project where it is one, else the name of the package. */
function resolveImport(file, from, tree) {
  const base = from.startsWith("@/")
    ? `src/${from.slice(2)}`
    : from.startsWith(".")
      ? path.posix.join(path.posix.dirname(file), from)
      : null;
  if (base === null) return from;
  return ["", ".ts", ".tsx", ".mjs", "/index.ts", "/index.tsx"].map((end) => base + end).find((name) => tree.has(name)) ?? base;
}

const layers = ["app", "components", "offline", "server", "domain"];
const layerOf = (file) => layers.find((layer) => file.startsWith(`src/${layer}/`)) ?? null;

const mayImport = {
  domain: {
    layers: ["domain"],
    instead: "src/domain is pure: take what you need as an argument, or move this to src/server or src/components",
  },
  offline: { layers: ["offline", "domain"], instead: "src/offline may use src/domain only: let src/components hand the rest in" },
  components: {
    layers: ["components", "offline", "domain"],
    instead:
      "components may use src/offline and src/domain, and `import type` from src/server: fetch through tRPC (components/data/trpc.tsx)",
  },
  server: { layers: ["server", "domain"], instead: "src/server may use src/domain only: what both sides need belongs there" },
  app: { layers, instead: "" },
};
const domainPackages = new Set(["zod", "temporal-polyfill"]);
/** The index of the catalog's own files: written, but nothing that is not domain. */
const catalogIndex = "src/generated/catalog";

function importsRunOneWay({ file, imports }) {
  const layer = layerOf(file);
  // A test of a route handler stands beside what the handler calls.
  if (layer === null || (layer === "server" && isTest(file))) return [];
  const allowed = mayImport[layer];
  return imports.flatMap(({ from, line, isType }) => {
    const other = layerOf(from);
    if (other !== null) {
      const isFine = allowed.layers.includes(other) || (layer === "components" && other === "server" && isType);
      return isFine ? [] : [{ line, message: `${layer} must not import ${from}. ${allowed.instead}.` }];
    }
    const isForeign = layer === "domain" && !isTest(file) && from !== catalogIndex && !domainPackages.has(from.split("/")[0]);
    return isForeign ? [{ line, message: `domain must not import ${from}. ${allowed.instead}.` }] : [];
  });
}

function noBarrels({ file, code, imports }) {
  const problems = [];
  if (/\/index\.tsx?$/.test(file))
    problems.push({ line: 1, message: "No barrel files. Name the file after what it holds and import it from there." });
  for (const { line } of imports.filter((each) => each.isExport)) {
    const isStar = /export\s+(type\s+)?\*/.test(code.split("\n")[line - 1] ?? "");
    if (isStar) problems.push({ line, message: "No `export *`. Import each name from the file that defines it." });
  }
  return problems;
}

function namesThatSaySomething({ file }) {
  const problems = [];
  for (const part of file.split("/")) {
    // Next's own notations: (group), [param], [...rest], _private, @slot.
    const name = part.replace(/^[([@_.]+|[)\]]+$/g, "").replace(/\.[\w.]+$/, "");
    const empty = name.split("-").find((word) => /^(utils?|helpers?|misc|common)$/.test(word));
    if (empty) problems.push({ line: 1, message: `"${empty}" says nothing. Name it after its one concern, and split it when it has two.` });
    if (isParameter(part)) continue;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
      problems.push({ line: 1, message: `"${part}" is not kebab-case. Files and folders are; components are PascalCase inside.` });
  }
  return problems;
}

/** `[clientId]` becomes a variable of the route and keeps that spelling. */
function isParameter(part) {
  return part.startsWith("[");
}

function filesStayShort({ source }) {
  const lines = source.trimEnd().split("\n");
  if (lines.length <= longest || /^(\/\/|\/\*).*\b300 lines\b/.test(lines[0])) return [];
  return [{ line: longest + 1, message: `${lines.length} lines. Split by concern, or begin the file with "// Over 300 lines because …".` }];
}

function each({ code }, pattern, message) {
  return [...code.matchAll(pattern)].map((match) => ({ line: lineAt(code, match.index), message: message(match[0].trim()) }));
}

function noAny(file) {
  const pattern = /(?::|\bas|<|\||&|=|,(?=\s*any\s*>))\s*any\b(?!\s*[(:])/g;
  return each(file, pattern, () => "No `any`. Use `unknown` and narrow it, or parse it with a zod schema.");
}

/** Clocks and chance come in as arguments, so that a rule gives the same answer on paper. */
function timeComesIn(file) {
  const isPure = file.file.startsWith("src/domain/");
  const isQuery = /^src\/server\/.*\/(data|mutations)\.ts$/.test(file.file);
  if (isTest(file.file) || !(isPure || isQuery)) return [];
  const clock = each(
    file,
    /\bnew Date\(\s*\)|\bDate\.now\b|\bTemporal\.Now\b|\bperformance\.now\b/g,
    (found) => `No ${found} here. Take \`now\` as an argument (ctx.now in procedures).`,
  );
  const chance = isPure
    ? each(
        file,
        /\bMath\.random\b|\bcrypto\.\w+|\buuidv7\(/g,
        (found) => `No ${found} in the domain. Take the id or the number as an argument.`,
      )
    : [];
  return [...clock, ...chance];
}

const palette =
  "slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose";
const property = "text|bg|border|ring|fill|stroke|from|via|to|outline|divide|decoration|accent|caret|shadow|placeholder";
const paletteClass = new RegExp(`(?<![\\w-])(?:${property})(?:-[xytrblse])?-(?:(?:${palette})-\\d{2,3}|white|black)(?![\\w-])`, "g");

function onlyOwnColours({ file, source }) {
  if (!file.startsWith("src/")) return [];
  const code = codeOf(source, { keepStrings: true });
  return each(
    { code },
    paletteClass,
    (found) => `"${found}" is a colour of Tailwind's. Use a token of src/app/globals.css, which is right in light and dark.`,
  );
}

function noConsole(file) {
  if (!file.file.startsWith("src/") || isTest(file.file)) return [];
  return each(file, /\bconsole\.\w+/g, (found) => `No ${found}. On the server use log() of src/server/log.ts; a screen tells the person.`);
}

const plumbing = /^src\/server\/((auth|audit|crypto|testing)\/.*|db\.ts)$/;
const touchesDatabase =
  /\b(?:tx|db|pool)\s*\.\s*(?:\$(?:queryRaw|executeRaw|transaction)\w*|query\b|[a-z]\w*\s*\.\s*(?:find|create|update|upsert|delete|count|aggregate|groupBy)\w*\b)/g;
const holdsQueries = (file) => /\/(data|mutations)\.ts$/.test(file) || plumbing.test(file);

/**
 * Queries stand in data.ts and mutations.ts. A part of those that grew into a file of its own is fine as long as only they,
 * other such parts and tests import it: a router never reaches the database past them.
 */
function queriesInTheirPlace(file, files) {
  if (!file.file.startsWith("src/") || isTest(file.file)) return [];
  if (file.file.startsWith("src/server/")) {
    return mayReachDatabase(file) ? [] : [...ownQueries(file), ...queriesOfParts(file, files)];
  }
  const isDevice = file.file.startsWith("src/offline/");
  return isDevice ? [] : ownQueries(file);
}

const mayReachDatabase = ({ file }) => holdsQueries(file) || !/\/(router|schema)\.ts$|^src\/server\/[\w.-]+$/.test(file);

function ownQueries(file) {
  return each(file, touchesDatabase, (found) => `\`${found}\` belongs in data.ts (reads) or mutations.ts (writes) of its noun.`);
}

function queriesOfParts({ imports }, files) {
  return imports.flatMap(({ from, line, isType }) => {
    const part = files.get(from);
    if (isType || !part || !from.startsWith("src/server/") || holdsQueries(from) || !part.code.match(touchesDatabase)) return [];
    return [{ line, message: `${from} holds queries: reach it through data.ts or mutations.ts.` }];
  });
}

function testsRunAndDoNotSleep(file) {
  if (!isTest(file.file)) return [];
  const skipped = each(
    file,
    /\b(?:test|it|describe)\.(?:skip|only|todo|fixme)\b/g,
    (found) => `No ${found}. A test runs or is removed; say why in the commit.`,
  );
  const slept = each(
    file,
    /\bwaitForTimeout\b|\bsetTimeout\(\s*resolve\b/g,
    (found) => `No ${found}. Wait for what you are waiting for (expect.poll, a locator, an event).`,
  );
  return [...skipped, ...slept];
}

function noLeftovers({ source }) {
  const withoutComments = codeOf(source, { keepStrings: true });
  return [...source.matchAll(/(?:\/\/|\*)\s*(TODO|FIXME|XXX|HACK)\b/g)]
    .filter(({ index }) => withoutComments[index] === " ")
    .map((found) => ({
      line: lineAt(source, found.index),
      message: `No ${found[1]}. Do it now, or write it down where the work is planned.`,
    }));
}

const rules = [
  importsRunOneWay,
  noBarrels,
  namesThatSaySomething,
  filesStayShort,
  noAny,
  timeComesIn,
  onlyOwnColours,
  noConsole,
  queriesInTheirPlace,
  testsRunAndDoNotSleep,
  noLeftovers,
];
