import "server-only";
import { Logger, parseCronItems, run } from "graphile-worker";
import pg from "pg";
import { env } from "../env";
import { log } from "../log";
import { makeTasks, SWEEP } from "./tasks";

/** A worker that runs. `stop` takes no further job, waits for those that run, and closes its connections. */
export type Worker = { readonly stop: () => Promise<void>; readonly ended: Promise<void> };

/** Who came due is found within five minutes. */
const EVERY_FIVE_MINUTES = "*/5 * * * *";
/** How long jobs that run may take once it is to stop; each is short, and one that was cut off is done again. */
const PATIENCE_MS = 4_000;

/** What the queue says of itself goes nowhere: its messages can hold an error's words. What went wrong is logged where it happens. */
export const quietly = { logger: new Logger(() => () => undefined) };

/**
 * Starts a worker on the queue of this database, as the app's role. Several may run beside each other, in the app or as processes
 * of their own: each job is one worker's, and each time of the clock queues one sweep.
 * @throws Error where the queue's tables are not those of this version
 */
export async function startWorker(clock: () => Date = () => new Date()): Promise<Worker> {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 3,
    connectionTimeoutMillis: 5_000,
    application_name: "foothold-worker",
  });
  const onError = (error: Error) => log({ event: "poolError", code: "code" in error ? String(error.code) : error.name });
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    pollInterval: 2_000,
    gracefulShutdownAbortTimeout: PATIENCE_MS,
    // Signals are for whoever started it.
    noHandleSignals: true,
    ...quietly,
    taskList: makeTasks(clock),
    parsedCronItems: parseCronItems([
      { task: SWEEP, match: EVERY_FIVE_MINUTES, identifier: SWEEP, options: { maxAttempts: 1, jobKey: SWEEP, jobKeyMode: "replace" } },
    ]),
  });
  await runner.addJob(SWEEP, {}, { jobKey: SWEEP, maxAttempts: 1 });
  const ended = runner.promise.finally(() => pool.end());
  ended.catch((error: unknown) => log({ event: "workerEnded", error }));
  return {
    ended,
    stop: async () => {
      await runner.stop();
      await ended;
    },
  };
}
