import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { assignmentWordsSchema } from "@/domain/assignment/words";
import { AppError } from "@/domain/errors";
import { type AssignmentState, Prisma } from "@/generated/prisma/client";
import { THERAPIST_OF_CLIENT } from "../client/therapist-of-client";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { stepWordsRef, stepWordsSchema } from "../exposure/sealed-words";
import type { assignmentList, assignmentView, ownAssignment } from "./schema";
import { assignmentWordsRef } from "./sealed-words";

export type AssignmentRow = {
  id: string;
  stepId: string;
  stepSealed: Uint8Array;
  definitionId: string;
  definitionVersion: number;
  wordsSealed: Uint8Array;
  clientConfidence: number;
  state: AssignmentState;
  assignedAt: Date;
};

/** Columns of an AssignmentRow, from assignment `a` and its step `s`. */
export const ASSIGNMENT_COLUMNS = Prisma.sql`
  a.id, a.step_id as "stepId", s.words_sealed as "stepSealed", a.definition_id as "definitionId", a.definition_version as "definitionVersion",
  a.words_sealed as "wordsSealed", a.client_confidence as "clientConfidence", a.state::text as state, a.assigned_at as "assignedAt"`;

/** A client's assignments, newest first. One statement. */
export async function listAssignments(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<z.infer<typeof assignmentList>> {
  const rows = await tx.$queryRaw<AssignmentRow[]>`
    select ${ASSIGNMENT_COLUMNS}
    from assignment a join exposure_step s on s.practice_id = a.practice_id and s.id = a.step_id
    where a.practice_id = ${scope.practiceId}::uuid and a.client_id = ${scope.clientId}::uuid
    order by a.assigned_at desc, a.id desc`;
  return { assignments: rows.map((row) => toAssignmentView(row, sealer)) };
}

/** One assignment with who reads what the client writes, and when; NOT_FOUND where it is not this client's. One statement. */
export async function getAssignment(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  assignmentId: string,
): Promise<z.infer<typeof ownAssignment>> {
  const [row] = await tx.$queryRaw<(AssignmentRow & { therapistName: string; readingDays: number[]; timeZone: string })[]>`
    select ${ASSIGNMENT_COLUMNS}, t.name as "therapistName", t.reading_days as "readingDays", t.time_zone as "timeZone"
    from assignment a
    join exposure_step s on s.practice_id = a.practice_id and s.id = a.step_id
    join client c on c.practice_id = a.practice_id and c.id = a.client_id
    join ${THERAPIST_OF_CLIENT} on true
    where a.practice_id = ${scope.practiceId}::uuid and a.client_id = ${scope.clientId}::uuid and a.id = ${assignmentId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND");
  return {
    assignment: toAssignmentView(row, sealer),
    therapistName: row.therapistName,
    readingDays: row.readingDays,
    timeZone: row.timeZone,
  };
}

/** What decides whether a step may be assigned now. Read it after the client's row is locked. One statement. */
export async function getAssignState(
  tx: Tx,
  scope: ClientScope,
  stepId: string,
): Promise<{ paceUnanswered: boolean; stepState: "active" | "resting" | "retired"; activeAssignments: number }> {
  const [row] = await tx.$queryRaw<{ paceUnanswered: boolean; stepState: "active" | "resting" | "retired"; activeAssignments: number }[]>`
    select s.state::text as "stepState",
      exists (select 1 from pace_request q where q.practice_id = s.practice_id and q.client_id = s.client_id
        and q.answered_at is null and q.taken_back_at is null) as "paceUnanswered",
      (select count(*)::int from assignment a where a.practice_id = s.practice_id and a.client_id = s.client_id and a.state = 'active') as "activeAssignments"
    from exposure_step s
    where s.practice_id = ${scope.practiceId}::uuid and s.client_id = ${scope.clientId}::uuid and s.id = ${stepId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

export function toAssignmentView(row: AssignmentRow, sealer: Sealer): z.infer<typeof assignmentView> {
  return {
    id: row.id,
    stepId: row.stepId,
    stepTitle: sealer.open(stepWordsRef(row.stepId), row.stepSealed, stepWordsSchema).title,
    definitionId: row.definitionId,
    definitionVersion: row.definitionVersion,
    words: sealer.open(assignmentWordsRef(row.id), row.wordsSealed, assignmentWordsSchema),
    clientConfidence: row.clientConfidence,
    state: row.state,
    assignedAt: row.assignedAt.toISOString(),
  };
}
