import type { ClientScope } from "@/domain/access/scope";
import { lockClient } from "../client/lock";
import { db, inPractice, type Tx } from "../db";

/** A race with a known winner, on this client's row; see `behindLock`. */
export function behindClientLock<T>(scope: ClientScope, start: () => Promise<T>, inside: (tx: Tx) => Promise<unknown>): Promise<T> {
  return behindLock(scope, (tx) => lockClient(tx, scope), start, inside);
}

/**
 * A race with a known winner: one transaction locks a row, `start` begins, and only when it waits for that row (or has
 * wrongly gone ahead) does the first do `inside` and commit. Answers what `start` came to.
 */
export async function behindLock<T>(
  scope: ClientScope,
  lock: (tx: Tx) => Promise<unknown>,
  start: () => Promise<T>,
  inside: (tx: Tx) => Promise<unknown>,
): Promise<T> {
  let settled = false;
  const waiting = await inPractice(scope.practiceId, async (tx) => {
    await lock(tx);
    const started = start().finally(() => {
      settled = true;
    });
    // Looked at when the first has committed; until then nobody listens.
    started.catch(() => undefined);
    while (!settled && !(await someoneWaits()));
    await inside(tx);
    return { started };
  });
  return waiting.started;
}

async function someoneWaits(): Promise<boolean> {
  const [row] = await db.$queryRaw<{ waits: boolean }[]>`
    select exists (select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`;
  return row?.waits ?? false;
}
