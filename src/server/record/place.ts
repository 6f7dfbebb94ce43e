import type { ClientScope } from "@/domain/access/scope";
import type { OperationOf } from "@/domain/sync/operation";
import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "../db";
import type { LockedRecord } from "./stored-record";

/** Where a record belongs, as predict and finish both say it. */
export type Place = Pick<OperationOf<"record.finish">["payload"], "definitionId" | "definitionVersion" | "assignmentId" | "stepId">;

const OPEN_ONCE = { frequency: "once", state: { in: ["active", "held"] } } satisfies Prisma.AssignmentWhereInput;

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
  if (place.assignmentId === null) {
    if (place.stepId === null) return { withdrawn: false };
    return (await tx.exposureStep.count({ where: { practiceId, clientId, id: place.stepId } })) > 0 ? { withdrawn: false } : null;
  }
  const { assignmentId: id, stepId, definitionId, definitionVersion } = place;
  const assignment = await tx.assignment.findFirst({
    where: { practiceId, clientId, id, stepId, definitionId, definitionVersion },
    select: { state: true },
  });
  return assignment && { withdrawn: assignment.state === "withdrawn" };
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
  if (payload.assignmentId === null) return false;
  const where = { practiceId: scope.practiceId, clientId: scope.clientId, id: payload.assignmentId };
  if (payload.progress !== "notThisTime") {
    const closed = await tx.assignment.updateMany({ where: { ...where, ...OPEN_ONCE }, data: { state: "done", closedAt: now } });
    if (closed.count > 0) return false;
  }
  return (await tx.assignment.count({ where: { ...where, state: "withdrawn" } })) > 0;
}
