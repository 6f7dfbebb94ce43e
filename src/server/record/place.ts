import type { ClientScope } from "@/domain/access/scope";
import type { OperationOf } from "@/domain/sync/operation";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "../db";
import type { LockedRecord } from "./stored-record";

/** Where a record belongs, as predict and finish both say it. */
export type Place = Pick<OperationOf<"record.finish">["payload"], "definitionId" | "definitionVersion" | "assignmentId" | "stepId">;

/** A record never moves to another step, assignment or definition. */
export function isSamePlace(record: LockedRecord, place: Place): boolean {
  return (
    record.definitionId === place.definitionId &&
    record.definitionVersion === place.definitionVersion &&
    record.stepId === place.stepId &&
    record.assignmentId === place.assignmentId
  );
}

/**
 * Whether step and assignment are this client's and belong together, and the assignment asks for this very exercise; null
 * where not. Something written without either belongs nowhere, and may. At most one statement.
 */
export async function findPlace(tx: Tx, scope: ClientScope, place: Place): Promise<{ withdrawn: boolean } | null> {
  const { practiceId, clientId } = scope;
  const { assignmentId, stepId, definitionId, definitionVersion } = place;
  if (assignmentId === null) {
    if (stepId === null) return { withdrawn: false };
    const [step] = await tx.$queryRaw<unknown[]>`
      select 1 from exposure_step where practice_id = ${practiceId}::uuid and client_id = ${clientId}::uuid and id = ${stepId}::uuid`;
    return step ? { withdrawn: false } : null;
  }
  const [assignment] = await tx.$queryRaw<{ withdrawn: boolean }[]>`
    select state = 'withdrawn' as withdrawn from assignment
    where practice_id = ${practiceId}::uuid and client_id = ${clientId}::uuid and id = ${assignmentId}::uuid
      and step_id is not distinct from ${stepId}::uuid and definition_id = ${definitionId} and definition_version = ${definitionVersion}`;
  return assignment ?? null;
}

/**
 * An attempt closes an assignment for one time, also one that was on hold meanwhile; "not this time" leaves it where it is.
 * Those with a rhythm go on until somebody ends them.
 * @returns whether it had been withdrawn meanwhile: the record is accepted all the same, and says so
 */
export async function closeAssignment(
  tx: Tx,
  scope: ClientScope,
  now: Date,
  payload: OperationOf<"record.finish">["payload"],
): Promise<boolean> {
  const { assignmentId, progress } = payload;
  if (assignmentId === null) return false;
  const own = Prisma.sql`practice_id = ${scope.practiceId}::uuid and client_id = ${scope.clientId}::uuid and id = ${assignmentId}::uuid`;
  if (progress !== "notThisTime") {
    const closed = await tx.$queryRaw<unknown[]>`
      update assignment set state = 'done', closed_at = ${now.toISOString()}::timestamptz
      where ${own} and frequency = 'once' and state in ('active', 'held') returning 1`;
    if (closed.length > 0) return false;
  }
  // A statement of its own: it sees what the one before had to wait for.
  return (await tx.$queryRaw<unknown[]>`select 1 from assignment where ${own} and state = 'withdrawn'`).length > 0;
}
