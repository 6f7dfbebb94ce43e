// The checks of npm test, in their order.
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startApp } from "./app-server.mjs";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { endProgram, logFile, runProgram } from "./child-process.mjs";
import { Failure } from "./failure.mjs";
import { freePort } from "./postgres.mjs";
import { atEnd } from "./script-run.mjs";
import { seed } from "./seed.mjs";
import { cloneTemplate, dropDatabases, holdTestServer } from "./test-database.mjs";

const clonePrefix = `foothold_check_${process.pid}_`;

/** Runs one of the tools in node_modules (or a script) with this Node; true when it is content. */
async function tool(file, ...parameters) {
  const { code } = await runProgram(process.execPath, [file, ...parameters]);
  return code === 0;
}
const next = "node_modules/next/dist/bin/next";
const biome = "node_modules/@biomejs/biome/bin/biome";
const tsc = "node_modules/typescript/bin/tsc";
const vitest = "node_modules/vitest/vitest.mjs";
const playwright = "node_modules/@playwright/test/cli.js";

let server;
/** One test server for all checks; the first that asks starts it. */
async function testDatabase(name) {
  server ??= await holdTestServer().then((held) => {
    atEnd(async () => {
      await dropDatabases(held.adminUrl, clonePrefix);
      await held.release();
    });
    return held;
  });
  return cloneTemplate(server.adminUrl, server.template, `${clonePrefix}${name}`);
}

async function checkTypes() {
  const { code, output } = await runProgram(process.execPath, [next, "typegen"], { quiet: "typegen" });
  if (code !== 0) throw new Failure(output);
  return tool(tsc, "--noEmit");
}

/** Does prisma/schema say the same as the migrations, applied one after the other? */
async function checkDrift() {
  const { owner } = await testDatabase("drift");
  const parameters = [
    "scripts/prisma.mjs",
    "migrate",
    "diff",
    "--from-migrations",
    "prisma/migrations",
    "--to-schema",
    "prisma/schema",
    "--exit-code",
  ];
  const { code, output } = await runProgram(process.execPath, parameters, {
    env: { ...process.env, MIGRATION_DATABASE_URL: owner },
    quiet: "drift",
  });
  if (code !== 0)
    throw new Failure(`${output.trim()}\nThe schema and the migrations differ: npm run prisma -- migrate dev --name what-changed`);
  return true;
}

/** The report that a runner is about to write; an old one must not speak for it. */
function freshReport(name) {
  const file = logFile(name).replace(/\.log$/, ".json");
  rmSync(file, { force: true });
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}

async function runVitest() {
  const report = freshReport("vitest");
  await tool(vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`);
  const { success, numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, "utf8"));
  // A file that cannot even be loaded has no test that could fail.
  const failed = Math.max(numFailedTests, success ? 0 : Math.max(1, numFailedTestSuites));
  return { passed: numPassedTests, failed };
}

async function build() {
  await ensureBuilt();
  return true;
}

async function runBrowserTests() {
  const browser = await ensureBrowser();
  const { app, owner } = await testDatabase("browser");
  const keys = { FOOTHOLD_MASTER_KEY: randomBytes(32).toString("base64"), AUTH_SECRET: randomBytes(32).toString("base64url") };
  await seed({ appUrl: app, ownerUrl: owner }, keys);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  // What the app "sends" is read from there.
  const FOOTHOLD_MAIL_FOLDER = mkdtempSync(path.join(tmpdir(), "foothold-mail-"));
  const env = { ...keys, DATABASE_URL: app, FOOTHOLD_MODE: "demo", PUBLIC_URL: address, FOOTHOLD_MAIL_FOLDER };
  const log = openSync(logFile("browser-tests-server"), "w");
  const running = await startApp({ host: "127.0.0.1", port, env, stdio: ["ignore", log, log] });
  const report = freshReport("playwright");
  const settings = { E2E_BASE_URL: address, PLAYWRIGHT_JSON_OUTPUT_FILE: report, MIGRATION_DATABASE_URL: owner, PORT: String(port) };
  await runProgram(process.execPath, [playwright, "test"], { env: { ...process.env, ...env, ...browser, ...settings } });
  await endProgram(running);
  const { stats, errors } = JSON.parse(readFileSync(report, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}

/** @type {import("./test.mjs").Check[]} */
export const checks = [
  { name: "types", run: checkTypes },
  { name: "lint", run: () => tool(biome, "check", "--error-on-warnings", ".") },
  { name: "structure", run: () => tool("scripts/check-structure.mjs") },
  { name: "schema drift", run: checkDrift },
  { name: "unit and server tests", run: runVitest },
  { name: "build", run: build },
  { name: "script budgets", needs: ["build"], run: () => tool("scripts/check-bundle.mjs") },
  { name: "browser tests", needs: ["build"], run: runBrowserTests },
];
