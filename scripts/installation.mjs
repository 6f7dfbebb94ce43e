// Everything here runs before a single package is installed: Node's own modules only.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { writeCatalogIndex } from "./catalog-index.mjs";
import { logFile, root, runProgram } from "./child-process.mjs";
import { Failure } from "./failure.mjs";
import { step } from "./progress.mjs";

const oldestNode = [20, 19];

/** Refuses a Node that is too old, in one line instead of a syntax error later. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new Failure(`Foothold needs Node ${oldestNode.join(".")} or newer; this is ${process.versions.node}. See https://nodejs.org.`);
}

/** Installs the packages of the lockfile and generates the database client, each only where it is missing or out of date. */
export async function ensureInstalled() {
  if (!isInstalled()) {
    await step("Installing packages (the first time only, about half a minute)", async () => {
      const { code, output } = await npm(["ci", "--no-progress"], "npm-ci");
      if (code !== 0) throw new Failure(`npm ci failed: ${reason(output)}\nIts output is in ${logFile("npm-ci")}.`);
    });
  }
  await ensureClient();
  writeCatalogIndex();
}

/**
 * Runs npm.
 * @param {string[]} parameters
 * @param {string} log name of the log that gets its output
 */
export function npm(parameters, log) {
  // Under `npm start` this is the npm that was called; by `node scripts/start.mjs` it is the one on the PATH.
  const entry = process.env.npm_execpath;
  if (entry?.endsWith(".js")) return runProgram(process.execPath, [entry, ...parameters], { quiet: log });
  return runProgram(process.platform === "win32" ? "npm.cmd" : "npm", parameters, { quiet: log });
}

/** Whether node_modules holds what the lockfile asks for. npm leaves a copy of what it laid in node_modules. */
function isInstalled() {
  const laid = readPackages(path.join(root, "node_modules/.package-lock.json"));
  if (!laid) return false;
  const asked = readPackages(path.join(root, "package-lock.json"));
  return Object.entries(asked).every(([place, entry]) => {
    if (place === "" || entry.optional || entry.devOptional) return true;
    return laid[place]?.version === entry.version && existsSync(path.join(root, place, "package.json"));
  });
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : null;
}

/** npm's install script generates the client; it is done here where scripts are off, or where the schema is newer. */
async function ensureClient() {
  const client = path.join(root, "src/generated/prisma/client.ts");
  const schema = path.join(root, "prisma/schema");
  const changedAt = Math.max(...readdirSync(schema).map((name) => statSync(path.join(schema, name)).mtimeMs));
  if (existsSync(client) && statSync(client).mtimeMs > changedAt) return;
  await step("Generating the database client", async () => {
    const { code, output } = await runProgram(process.execPath, ["scripts/prisma.mjs", "generate"], { quiet: "prisma-generate" });
    if (code !== 0) throw new Failure(`The database client could not be generated: ${reason(output)}`);
  });
}

/** The line of an output that most likely says why. */
function reason(output) {
  const lines = output.split("\n").map((line) => line.trim());
  return lines.find((line) => /^npm (error|ERR!) (?!code)/.test(line)) ?? lines.filter(Boolean).at(-1) ?? "it said nothing.";
}
