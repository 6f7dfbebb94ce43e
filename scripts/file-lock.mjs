import { readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "./failure.mjs";

const patienceMs = 90_000;

/** Whether a process with this id exists, whoever it belongs to. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * Runs `work` while no other process on this machine runs under the same lock file.
 * A lock whose process is gone is taken over.
 * @template T
 * @param {string} file path of the lock file; its folder must exist
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withFileLock(file, work) {
  const giveUpAt = performance.now() + patienceMs;
  while (!tryLock(file)) {
    if (performance.now() > giveUpAt) throw new Failure(`Another process holds ${file} for too long. End it, or remove the file.`);
    await wait(50);
  }
  try {
    return await work();
  } finally {
    unlinkSync(file);
  }
}

function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  try {
    const holder = readFileSync(file, "utf8");
    // Empty: the other process is between creating the file and writing its id.
    if (holder !== "" && !isAlive(Number(holder))) unlinkSync(file);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  return false;
}
