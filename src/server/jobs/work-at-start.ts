import "server-only";
import { env } from "../env";
import { describeError, log } from "../log";
import { startWorker } from "./worker";

/**
 * In the demo the app does the worker's work too, so that one start is everything. A deployment runs `npm run worker` beside it,
 * as many as it likes. Without a worker nobody is asked anything, and nothing else is missing: the app serves all the same.
 */
export async function workAtStart(): Promise<void> {
  if (env().FOOTHOLD_MODE !== "demo") return;
  try {
    const worker = await startWorker();
    // The server does not wait for it: what is cut off is rolled back, and done again by the next sweep.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void worker.stop().catch(() => undefined));
  } catch (error) {
    log({ event: "workerEnded", error });
    process.stderr.write(`The worker did not start (${describeError(error).name}): nothing that comes due is asked until it does.\n`);
  }
}
