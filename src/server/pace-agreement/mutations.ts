import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { paceCheck } from "@/domain/exercise/catalog/pace-check";
import { assign, withdraw } from "../assignment/mutations";
import { lockClient } from "../client/lock";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import type { agreedPace, agreePaceInput } from "./schema";

type Given = z.infer<typeof agreePaceInput>;

/** Nobody is asked how sure they are of a pace check. */
const SURE = 100;

/**
 * Keeps what both agreed on for a week. Where the pace check is chosen it is assigned for any time, once, with the words that
 * came with it; where it no longer is, it is withdrawn. What is offered after a record is that assignment.
 */
export async function agreePace(
  tx: Tx,
  scope: ClientScope,
  sealer: () => Promise<Sealer>,
  now: Date,
  { clientId: _proved, checkWords, ...agreed }: Given,
): Promise<z.infer<typeof agreedPace>> {
  await lockClient(tx, scope);
  const { practiceId, clientId, userId: agreedBy } = scope;
  const checks = await tx.assignment.findMany({
    where: { practiceId, clientId, definitionId: paceCheck.id, state: "active" },
    select: { id: true },
  });
  const isChosen = agreed.checkAfterSessions || agreed.checkAfterExercises;
  if (isChosen && checks.length === 0) {
    if (!checkWords) return { ok: false, reason: "checkWordsMissing" };
    const { id, version } = paceCheck;
    const anyTime = { rhythm: { frequency: "anyTime" as const }, window: { from: null, to: null }, clientConfidence: SURE };
    const given = { clientId, exercise: { id, version }, words: checkWords, ...anyTime, clientAgreed: true as const, alsoKeepOther: false };
    await assign(tx, scope, await sealer(), now, given);
  }
  if (!isChosen) for (const { id } of checks) await withdraw(tx, scope, now, id);
  const row = { ...agreed, agreedAt: now, agreedBy };
  await tx.paceAgreement.upsert({
    where: { practiceId_clientId: { practiceId, clientId } },
    create: { practiceId, clientId, ...row },
    update: row,
  });
  return { ok: true, agreement: { ...agreed, agreedAt: now.toISOString() } };
}
