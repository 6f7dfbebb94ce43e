import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { mayAssign } from "@/domain/assignment/may-assign";
import { AppError } from "@/domain/errors";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import { lockClient } from "../client/lock";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { getAssignState } from "./data";
import type { assigned, assignInput, withdrawInput } from "./schema";
import { assignmentWordsRef } from "./sealed-words";

/**
 * Assigns a step with the words that the client will read. New work waits while a pace request is unanswered: a request
 * and an assignment both lock the client's row, so whichever commits first is seen by the other.
 */
export async function assign(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  now: Date,
  input: z.infer<typeof assignInput>,
): Promise<z.infer<typeof assigned>> {
  await lockClient(tx, scope);
  const allowed = mayAssign(await getAssignState(tx, scope, input.stepId));
  if (!allowed.ok) return allowed;
  const id = uuidv7();
  await tx.assignment.createMany({
    data: [
      {
        practiceId: scope.practiceId,
        id,
        clientId: scope.clientId,
        therapistId: scope.userId,
        stepId: input.stepId,
        definitionId: exposureRecord.id,
        definitionVersion: exposureRecord.version,
        wordsSealed: sealer.seal(assignmentWordsRef(id), input.words),
        clientConfidence: input.clientConfidence,
        assignedAt: now,
      },
    ],
  });
  return { ok: true, assignmentId: id };
}

/** Takes an active assignment off the client's Today. One that is already closed stays as it is. */
export async function withdraw(tx: Tx, scope: ClientScope, now: Date, input: z.infer<typeof withdrawInput>): Promise<void> {
  const { practiceId, clientId } = scope;
  const closed = await tx.assignment.updateMany({
    where: { practiceId, clientId, id: input.assignmentId, state: "active" },
    data: { state: "withdrawn", closedAt: now },
  });
  if (closed.count > 0) return;
  const found = await tx.assignment.count({ where: { practiceId, clientId, id: input.assignmentId } });
  if (found === 0) throw new AppError("NOT_FOUND");
}
