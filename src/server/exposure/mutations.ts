import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { moveAfter } from "@/domain/exposure/ladder";
import { lockClient } from "../client/lock";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { listStepIds } from "./data";
import type { addStepInput, editStepInput, moveStepInput, setStepStateInput } from "./schema";
import { stepWordsRef } from "./sealed-words";

/** Adds a step at the end of the ladder. The client's row is locked first, so that two steps never take one place. */
export async function addStep(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, input: z.infer<typeof addStepInput>): Promise<string> {
  await lockClient(tx, scope);
  const id = uuidv7();
  const sealed = sealer.seal(stepWordsRef(id), { title: input.title, minimumVersion: input.minimumVersion });
  await tx.$executeRaw`
    insert into exposure_step (practice_id, id, client_id, position, words_sealed, predicted_suds, state, created_at, updated_at)
    select ${scope.practiceId}::uuid, ${id}::uuid, ${scope.clientId}::uuid, coalesce(max(position) + 1, 0), ${sealed}, ${input.predictedSuds}::smallint, 'active', ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from exposure_step where practice_id = ${scope.practiceId}::uuid and client_id = ${scope.clientId}::uuid`;
  return id;
}

export async function editStep(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date, input: z.infer<typeof editStepInput>): Promise<void> {
  const wordsSealed = sealer.seal(stepWordsRef(input.stepId), { title: input.title, minimumVersion: input.minimumVersion });
  await updateStep(tx, scope, input.stepId, { wordsSealed, predictedSuds: input.predictedSuds, updatedAt: now });
}

export async function setStepState(tx: Tx, scope: ClientScope, now: Date, input: z.infer<typeof setStepStateInput>): Promise<void> {
  await updateStep(tx, scope, input.stepId, { state: input.state, updatedAt: now });
}

/** Moves a step behind another (or to the top). All places are written in one statement; their key is checked at commit. */
export async function moveStep(tx: Tx, scope: ClientScope, now: Date, input: z.infer<typeof moveStepInput>): Promise<void> {
  await lockClient(tx, scope);
  const ids = await listStepIds(tx, scope);
  if (!ids.includes(input.stepId) || (input.afterStepId !== null && !ids.includes(input.afterStepId))) throw new AppError("NOT_FOUND");
  const moved = moveAfter(ids, input.stepId, input.afterStepId);
  await tx.$executeRaw`
    update exposure_step s set position = n.position - 1, updated_at = ${now.toISOString()}::timestamptz
    from unnest(${moved}::uuid[]) with ordinality as n(id, position)
    where s.practice_id = ${scope.practiceId}::uuid and s.client_id = ${scope.clientId}::uuid and s.id = n.id and s.position <> n.position - 1`;
}

async function updateStep(
  tx: Tx,
  scope: ClientScope,
  stepId: string,
  data: { wordsSealed?: Uint8Array<ArrayBuffer>; predictedSuds?: number; state?: "active" | "resting" | "retired"; updatedAt: Date },
): Promise<void> {
  const { count } = await tx.exposureStep.updateMany({
    where: { practiceId: scope.practiceId, id: stepId, clientId: scope.clientId },
    data,
  });
  if (count === 0) throw new AppError("NOT_FOUND");
}
