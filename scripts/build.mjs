import { createHash } from "node:crypto";
import { cpSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { logFile, root, runProgram } from "./child-process.mjs";
import { Failure } from "./failure.mjs";
import { step } from "./progress.mjs";

const standalone = path.join(root, ".next/standalone");
const stamp = path.join(root, ".next/foothold-build");
/** All that a build reads. A file that is missing counts as such. */
const inputs = [
  "src",
  "messages",
  "public",
  "prisma/schema",
  "prisma/migrations",
  "scripts/drop-locale.cjs",
  "scripts/front-door.mjs",
  "scripts/production-settings.mjs",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** Where the built server starts. */
export const serverEntry = path.join(standalone, "front-door.mjs");

/** Builds, unless the last build was made from exactly these files by this Node. */
export async function ensureBuilt() {
  const wanted = hashOfInputs();
  if (existsSync(stamp) && existsSync(serverEntry) && readFileSync(stamp, "utf8") === wanted) return;
  await step("Building (once for each change, about a minute)", build);
  writeFileSync(stamp, wanted);
}

async function build() {
  // A build that is interrupted must not pass for the one before it.
  rmSync(stamp, { force: true });
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { code, output } = await runProgram(process.execPath, ["node_modules/next/dist/bin/next", "build"], { env, quiet: "build" });
  if (code !== 0) throw new Failure(`${output.trim()}\n\nThe build failed; the same is in ${logFile("build")}.`);
  completeStandalone();
}

/** Next leaves the browser's files out of the standalone folder, for those who serve them from elsewhere; and our entry is none of its. */
function completeStandalone() {
  cpSync(path.join(root, "scripts/front-door.mjs"), serverEntry);
  cpSync(path.join(root, ".next/static"), path.join(standalone, ".next/static"), { recursive: true });
  if (existsSync(path.join(root, "public"))) cpSync(path.join(root, "public"), path.join(standalone, "public"), { recursive: true });
}

function hashOfInputs() {
  const hash = createHash("sha256").update(process.versions.node);
  for (const input of inputs) addToHash(hash, input);
  return hash.digest("hex");
}

function addToHash(hash, relative) {
  const full = path.join(root, relative);
  hash.update(relative);
  if (!existsSync(full)) return;
  if (!lstatSync(full).isDirectory()) {
    hash.update(readFileSync(full));
    return;
  }
  for (const name of readdirSync(full).sort()) addToHash(hash, path.join(relative, name));
}
