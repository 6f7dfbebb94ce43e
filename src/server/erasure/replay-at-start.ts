import { parseLedger } from "@/domain/erasure/ledger";
import { readLedger } from "./ledger-file";
import { replayErasures } from "./replay";
import { describeReplay } from "./replay-words";

/**
 * Before the server answers anybody: whoever a restored backup brought back is erased again. Where that can't be done,
 * the process ends, because it would serve an erased person. Without a ledger there is nothing to do.
 */
export async function replayAtStart(): Promise<void> {
  try {
    if (parseLedger(await readLedger()).erasures.length === 0) return;
    const replayed = await replayErasures(new Date());
    if (replayed.erasedAgain > 0) process.stdout.write(`${describeReplay(replayed).join("\n")}\n`);
  } catch (error) {
    const why = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    process.stderr.write(
      `The ledger of erasures could not be replayed${why}: check FOOTHOLD_ERASURE_LEDGER and the database. Nothing is served until it is.\n`,
    );
    process.exit(1);
  }
}
