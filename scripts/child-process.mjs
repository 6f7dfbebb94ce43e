// Child processes that never outlive the script that started them.
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "./failure.mjs";

export const root = path.resolve(import.meta.dirname, "..");
const isWindows = process.platform === "win32";
// A background group that reads the terminal would be halted by it.
const withoutInput = ["ignore", "inherit", "inherit"];
const running = new Set();
let isEnding = false;

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches it in our order and with all of its children.
 * @param {string} command
 * @param {string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv, stdio?: import("node:child_process").StdioOptions }} [options]
 */
export function startProgram(command, parameters, { env = process.env, stdio = withoutInput } = {}) {
  // A step that was waiting when Ctrl-C came must not begin the next one.
  if (isEnding) throw new Failure("Stopped.");
  const child = spawn(command, parameters, { cwd: root, env, stdio, detached: !isWindows });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: string }} [options] quiet: name of a log below .data/logs that gets the output
 *   instead of the terminal
 * @returns {Promise<{ code: number, output: string }>} the exit code (1 when it could not start or was ended by a signal)
 *   and, when quiet, what was printed
 */
export async function runProgram(command, parameters, { env = process.env, quiet } = {}) {
  const child = startProgram(command, parameters, { env, stdio: quiet ? ["ignore", "pipe", "pipe"] : withoutInput });
  let output = "";
  if (quiet) {
    const log = createWriteStream(logFile(quiet));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
        log.write(text);
      });
    }
    child.once("close", () => log.end());
  }
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    // Ended because the script ends: whoever waits for it has nothing more to do or to say.
    child.once("close", (code) => !isEnding && resolve({ code: code ?? 1, output }));
  });
}

/** Where a step's output is kept. */
export function logFile(name) {
  const folder = path.join(root, ".data/logs");
  mkdirSync(folder, { recursive: true });
  return path.join(folder, `${name}.log`);
}

/** Ends a program and everything it started: politely, then for good after five seconds. */
export async function endProgram(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const closed = new Promise((resolve) => child.once("close", resolve));
  signal(child, "SIGTERM");
  const inTime = await Promise.race([closed.then(() => true), wait(5_000, false, { ref: false })]);
  if (inTime) return;
  signal(child, "SIGKILL");
  await closed;
}

/** Ends everything that this script started and that still runs. */
export async function endAllPrograms() {
  isEnding = true;
  await Promise.all([...running].map(endProgram));
}

function signal(child, name) {
  try {
    if (isWindows) child.kill(name);
    else process.kill(-child.pid, name);
  } catch (error) {
    // It ended between the look and the signal.
    if (error.code !== "ESRCH") throw error;
  }
}
