import type { ClientScope } from "@/domain/access/scope";
import type { OperationOf } from "@/domain/sync/operation";
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

/** Whether step and assignment are this client's and belong together; null where not. One statement. */
export async function findPlace(tx: Tx, scope: ClientScope, place: Place): Promise<{ withdrawn: boolean } | null> {
  const [row] = await tx.$queryRaw<{ state: string | null }[]>`
    select a.state::text as state
    from exposure_step s
    left join assignment a on a.practice_id = s.practice_id and a.client_id = s.client_id and a.step_id = s.id
      and a.id = ${place.assignmentId}::uuid
    where s.practice_id = ${scope.practiceId}::uuid and s.client_id = ${scope.clientId}::uuid and s.id = ${place.stepId}::uuid`;
  if (!row || (place.assignmentId !== null && row.state === null)) return null;
  return { withdrawn: row.state === "withdrawn" };
}

/**
 * An attempt closes its assignment; "not this time" leaves it where it is.
 * @returns whether it had been withdrawn meanwhile: the record is accepted all the same, and says so
 */
export async function closeAssignment(
  tx: Tx,
  scope: ClientScope,
  now: Date,
  payload: OperationOf<"record.finish">["payload"],
): Promise<boolean> {
  if (payload.assignmentId === null) return false;
  const where = { practiceId: scope.practiceId, clientId: scope.clientId, id: payload.assignmentId };
  if (payload.progress !== "notThisTime") {
    const closed = await tx.assignment.updateMany({ where: { ...where, state: "active" }, data: { state: "done", closedAt: now } });
    if (closed.count > 0) return false;
  }
  return (await tx.assignment.count({ where: { ...where, state: "withdrawn" } })) > 0;
}
