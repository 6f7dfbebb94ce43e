import type { TaskList } from "graphile-worker";
import { z } from "zod";
import type { PracticeId } from "@/domain/access/scope";
import { listLooks, makeCheckBacks } from "../check-back/make";
import { describeError, log } from "../log";

/** What a job may hold: ids, and nothing that a person wrote. */
const lookPayload = z.strictObject({ practiceId: z.uuid(), clientId: z.uuid() });

/** The names under which jobs stand in the queue. */
export const SWEEP = "check-backs:sweep";
export const LOOK = "check-backs:look";

/** At most so many clients in one sweep; the rest come with the next one, at once. */
const MOST = 1_000;
/** A look that failed comes again with the next sweep anyway. */
const ATTEMPTS = 3;

/**
 * What the worker does: a sweep asks whose turn it is and gives each client a job; that job makes their check-backs.
 * @param clock the time that decides who is due; tests bring their own
 */
export function makeTasks(clock: () => Date): TaskList {
  return {
    [SWEEP]: guarded(SWEEP, async (_payload, { addJob, addJobs }) => {
      const looks = await listLooks(clock(), MOST);
      const specs = looks.map(({ practiceId, clientId }) => ({
        ...{ identifier: LOOK, payload: { practiceId, clientId }, maxAttempts: ATTEMPTS },
        // A client who waits already does not wait twice.
        jobKey: `${LOOK}:${clientId}`,
      }));
      if (specs.length > 0) await addJobs(specs, true);
      // Behind those looks, so that they are done before it asks again.
      if (looks.length === MOST) await addJob(SWEEP, {}, { jobKey: SWEEP, maxAttempts: 1, priority: 1 });
    }),
    [LOOK]: guarded(LOOK, async (payload) => {
      const { practiceId, clientId } = lookPayload.parse(payload);
      await makeCheckBacks({ practiceId: practiceId as PracticeId, clientId }, clock());
    }),
  };
}

type Run = NonNullable<TaskList[string]>;

/** The queue keeps the message of what a job throws, and a message of the database can quote what a person wrote. */
function guarded(task: string, run: Run): Run {
  return async (payload, given) => {
    try {
      return await run(payload, given);
    } catch (error) {
      log({ event: "jobFailed", task, error });
      const { name, code } = describeError(error);
      throw new Error(code ? `${name} ${code}` : name);
    }
  };
}
