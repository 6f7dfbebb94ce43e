import { uuidv7 } from "uuidv7";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { RestDays } from "@/domain/pace/rest-days";
import { mayPlanRestWeek, type RestWeekRefusal } from "@/domain/pace/rest-week";
import { toDay } from "../check-back/subjects";
import { lockClient } from "../client/lock";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { readRestDays } from "./data";
import { restWeekWordsRef } from "./sealed-words";

type Planned = { ok: true; restWeekId: string } | { ok: false; reason: RestWeekRefusal };

/**
 * Plans a rest week. The client's row is locked, as it is by assigning and by a pace request, so that none of them decides
 * on what another is about to change.
 */
export async function planRestWeek(
  tx: Tx,
  scope: ClientScope,
  sealer: () => Promise<Sealer>,
  now: Date,
  { from, to, words }: RestDays & { words?: string | undefined },
): Promise<Planned> {
  await lockClient(tx, scope);
  const { today, restDays } = await readRestDays(tx, scope, now);
  const allowed = mayPlanRestWeek({ from, to }, restDays, today);
  if (!allowed.ok) return allowed;
  const id = uuidv7();
  const { practiceId, clientId, userId: setBy } = scope;
  const wordsSealed = words === undefined ? null : (await sealer()).seal(restWeekWordsRef(id), { words });
  await tx.restWeek.createMany({
    data: [{ practiceId, id, clientId, fromOn: toDay(from), toOn: toDay(to), setBy, setAt: now, wordsSealed }],
  });
  return { ok: true, restWeekId: id };
}

/** Ends one early, or calls it off before it began. One that is ended stays as it was ended. */
export async function endRestWeek(tx: Tx, { practiceId, clientId }: ClientScope, now: Date, id: string): Promise<void> {
  const ended = await tx.restWeek.updateMany({ where: { practiceId, clientId, id, endedAt: null }, data: { endedAt: now } });
  if (ended.count > 0) return;
  if ((await tx.restWeek.count({ where: { practiceId, clientId, id } })) === 0) throw new AppError("NOT_FOUND");
}
