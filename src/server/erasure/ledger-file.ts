import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { type Erasure, toLedgerLine } from "@/domain/erasure/ledger";
import { env } from "../env";

/**
 * Writes one erasure down outside the database and waits until the disk has it.
 * @throws where it can't be written: then nothing is erased
 */
export async function appendToLedger(erasure: Erasure, file = env().FOOTHOLD_ERASURE_LEDGER): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    // A line that was cut off before must not swallow this one.
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const isTorn = size > 0 && last.toString() !== "\n";
    await handle.appendFile(`${isTorn ? "\n" : ""}${toLedgerLine(erasure)}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(file));
}

/** A new file stands in its folder only once the folder is on the disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The file's text; empty where nobody was ever erased. */
export async function readLedger(file = env().FOOTHOLD_ERASURE_LEDGER): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
