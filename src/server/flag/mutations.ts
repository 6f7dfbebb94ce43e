import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Answers } from "@/domain/exercise/answer";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { holds } from "@/domain/exercise/holds";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { lockShared } from "../record/stored-record";
import { happenedAt, type OperationAct } from "../sync/act";
import type { acknowledged, acknowledgeInput } from "./schema";
import { flagActionRef, flagActionSchema } from "./sealed-words";

/**
 * Puts an answer to the top of the therapist's day, where its definition says so and it did not hold before. A flag that was
 * acknowledged stands there again when the answer is given again. Read with the record: what is not shared is seen by no one.
 * At most two statements.
 */
export async function raiseFlag(act: OperationAct, definition: ExerciseDefinition, before: Answers, now: Answers): Promise<void> {
  const when = definition.topOfDay?.when;
  if (!when || !holds(when, now) || holds(when, before)) return;
  const { practiceId, clientId } = act.scope;
  const of = { practiceId, recordId: act.operation.entityId, clientId };
  const raisedAt = happenedAt(act);
  const { count } = await act.tx.answerFlag.createMany({ data: [{ ...of, raisedAt }], skipDuplicates: true });
  if (count > 0) return;
  // What was done about it the first time stays, until something is added to it.
  await act.tx.answerFlag.updateMany({ where: of, data: { raisedAt, acknowledgedAt: null, acknowledgedBy: null } });
}

/**
 * A therapist has seen a flag and says what follows.
 * @throws AppError NOT_FOUND where there is none, or its record was never shared
 */
export async function acknowledge(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  now: Date,
  input: Pick<z.infer<typeof acknowledgeInput>, "recordId" | "action">,
): Promise<z.infer<typeof acknowledged>> {
  const { recordId, action } = input;
  // The record's lock is the flag's too: whoever comes second reads what the first one left.
  if (!(await lockShared(tx, scope, recordId))) return { ok: false, reason: "takenBack" };
  const where = { practiceId: scope.practiceId, clientId: scope.clientId, recordId };
  const flag = await tx.answerFlag.findFirst({ where, select: { acknowledgedAt: true, actionSealed: true } });
  if (!flag) throw new AppError("NOT_FOUND");
  if (flag.acknowledgedAt) return { ok: false, reason: "alreadyAcknowledged" };
  const ref = flagActionRef(recordId);
  const earlier = flag.actionSealed ? [sealer.open(ref, flag.actionSealed, flagActionSchema).action] : [];
  const actionSealed = sealer.seal(ref, { action: [...earlier, action].join("\n\n") });
  await tx.answerFlag.updateMany({ where, data: { acknowledgedAt: now, acknowledgedBy: scope.userId, actionSealed } });
  return { ok: true };
}
