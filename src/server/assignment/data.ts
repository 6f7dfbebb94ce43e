import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import type { AssignState } from "@/domain/assignment/may-assign";
import { assignmentWordsSchema } from "@/domain/assignment/words";
import { localDate } from "@/domain/calendar/local-date";
import { AppError } from "@/domain/errors";
import { toClientDefinition } from "@/domain/exercise/client-definition";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { type RestWeek, restDaysOf } from "@/domain/pace/rest-week";
import { type AssignmentState, Prisma } from "@/generated/prisma/client";
import { THERAPIST_OF_CLIENT } from "../client/therapist-of-client";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercise, findExercises } from "../exercise/data";
import { stepWordsRef, stepWordsSchema } from "../exposure/sealed-words";
import type { assignmentList, assignmentView, ownAssignment } from "./schema";
import { assignmentWordsRef } from "./sealed-words";
import { rhythmFromStored, type StoredRhythm, windowFromStored } from "./stored-rhythm";

/** How many that ended are listed with those that go on. */
const LISTED_ENDED = 40;

export type AssignmentRow = StoredRhythm & {
  id: string;
  stepId: string | null;
  stepSealed: Uint8Array | null;
  definitionId: string;
  definitionVersion: number;
  wordsSealed: Uint8Array;
  minutes: number;
  clientConfidence: number;
  state: AssignmentState;
  assignedAt: Date;
};

/** Columns of an AssignmentRow, from assignment `a` and its step `s`, which may be missing. */
export const ASSIGNMENT_COLUMNS = Prisma.sql`
  a.id, a.step_id as "stepId", s.words_sealed as "stepSealed", a.definition_id as "definitionId", a.definition_version as "definitionVersion",
  a.words_sealed as "wordsSealed", a.frequency::text as frequency, a.weekdays::int[] as weekdays, a.times, a.period_days as "periodDays",
  a.window_from as "windowFrom", a.window_to as "windowTo", a.minutes, a.client_confidence as "clientConfidence", a.state::text as state,
  a.assigned_at as "assignedAt"`;
/** What ASSIGNMENT_COLUMNS need, after assignment alias `a`. */
export const ASSIGNMENT_TABLES = Prisma.sql`left join exposure_step s on s.practice_id = a.practice_id and s.id = a.step_id`;

/** A client's assignments: all that go on, and the last that ended; newest first. Two statements. */
export async function listAssignments(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<z.infer<typeof assignmentList>> {
  const rows = await tx.$queryRaw<AssignmentRow[]>`
    select ${ASSIGNMENT_COLUMNS} from (
      select *, row_number() over (partition by state in ('active', 'held') order by assigned_at desc, id desc) as place
      from assignment a
      where a.practice_id = ${scope.practiceId}::uuid and a.client_id = ${scope.clientId}::uuid
    ) a ${ASSIGNMENT_TABLES}
    where a.state in ('active', 'held') or a.place <= ${LISTED_ENDED}
    order by a.assigned_at desc, a.id desc`;
  return { assignments: await toAssignmentViews(tx, scope, sealer, rows) };
}

/** One assignment with its exercise, and who reads what the client writes, and when; NOT_FOUND where it is not this client's. */
export async function getAssignment(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  assignmentId: string,
): Promise<z.infer<typeof ownAssignment>> {
  const [row] = await tx.$queryRaw<(AssignmentRow & { therapistName: string; readingDays: number[]; timeZone: string })[]>`
    select ${ASSIGNMENT_COLUMNS}, t.name as "therapistName", t.reading_days as "readingDays", t.time_zone as "timeZone"
    from assignment a ${ASSIGNMENT_TABLES}
    join client c on c.practice_id = a.practice_id and c.id = a.client_id
    join ${THERAPIST_OF_CLIENT} on true
    where a.practice_id = ${scope.practiceId}::uuid and a.client_id = ${scope.clientId}::uuid and a.id = ${assignmentId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND");
  const definition = await findExercise(tx, scope, row.definitionId, row.definitionVersion);
  return {
    assignment: toAssignmentView(row, definition, sealer),
    definition: definition && toClientDefinition(definition),
    therapistName: row.therapistName,
    readingDays: row.readingDays,
    timeZone: row.timeZone,
  };
}

/** An assignment as it is stored, for one that is made from it; NOT_FOUND where it is not this client's. One statement. */
export async function getStored(tx: Tx, scope: ClientScope, assignmentId: string): Promise<AssignmentRow> {
  const [row] = await tx.$queryRaw<AssignmentRow[]>`
    select ${ASSIGNMENT_COLUMNS} from assignment a ${ASSIGNMENT_TABLES}
    where a.practice_id = ${scope.practiceId}::uuid and a.client_id = ${scope.clientId}::uuid and a.id = ${assignmentId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

type StoredState = Omit<AssignState, "alsoKeepOther" | "windowFrom">;

/** What decides whether a step may be assigned now. Read it after the client's row is locked. One statement. */
export async function getAssignState(tx: Tx, scope: ClientScope, stepId: string, now: Date): Promise<StoredState> {
  const [row] = await tx.$queryRaw<(Omit<StoredState, "restWeeks" | "today"> & { zone: string; restWeeks: RestWeek[] | null })[]>`
    select s.state::text as "stepState",
      exists (select 1 from pace_request q where q.practice_id = s.practice_id and q.client_id = s.client_id
        and q.answered_at is null and q.taken_back_at is null) as "paceUnanswered",
      (select count(*)::int from assignment a where a.practice_id = s.practice_id and a.client_id = s.client_id
        and a.state = 'active' and a.step_id is not null) as "activeAssignments",
      c.time_zone as zone,
      (select jsonb_agg(jsonb_build_object('from', w.from_on, 'to', w.to_on, 'endedAt', w.ended_at)) from rest_week w
        where w.practice_id = s.practice_id and w.client_id = s.client_id) as "restWeeks"
    from exposure_step s join client c on c.practice_id = s.practice_id and c.id = s.client_id
    where s.practice_id = ${scope.practiceId}::uuid and s.client_id = ${scope.clientId}::uuid and s.id = ${stepId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND");
  const { zone, restWeeks, ...state } = row;
  const stillHeld = (restWeeks ?? []).flatMap((week) => restDaysOf(week, zone) ?? []);
  return { ...state, today: localDate(now, zone, zone), restWeeks: stillHeld };
}

/**
 * The exercise, where this therapist may assign it: built in and the client's to fill in, or of the library, published, not
 * archived, and their own or shared. Null where not. At most two statements.
 */
export async function findAssignable(tx: Tx, scope: ClientScope, ref: { id: string; version: number }): Promise<ExerciseDefinition | null> {
  const definition = await findExercise(tx, scope, ref.id, ref.version);
  if (definition?.filledInBy !== "client") return null;
  if (!ref.id.startsWith("own-")) return definition;
  const open = await tx.libraryExercise.count({
    where: { practiceId: scope.practiceId, id: ref.id, archivedAt: null, OR: [{ ownerId: scope.userId }, { shared: true }] },
  });
  return open > 0 ? definition : null;
}

/** Rows as they are read, each with the name of its exercise. At most one statement. */
export async function toAssignmentViews(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  rows: readonly AssignmentRow[],
): Promise<z.infer<typeof assignmentView>[]> {
  const refs = rows.map(({ definitionId: id, definitionVersion: version }) => ({ id, version }));
  const definitionOf = await findExercises(tx, scope, refs);
  return rows.map((row) => toAssignmentView(row, definitionOf(row.definitionId, row.definitionVersion), sealer));
}

export function toAssignmentView(
  row: AssignmentRow,
  definition: Pick<ExerciseDefinition, "title"> | null,
  sealer: Sealer,
): z.infer<typeof assignmentView> {
  const words = sealer.open(assignmentWordsRef(row.id), row.wordsSealed, assignmentWordsSchema);
  const stepTitle = row.stepId && row.stepSealed ? sealer.open(stepWordsRef(row.stepId), row.stepSealed, stepWordsSchema).title : null;
  return {
    id: row.id,
    title: stepTitle ?? (words.title || (definition?.title ?? row.definitionId)),
    stepId: row.stepId,
    definitionId: row.definitionId,
    definitionVersion: row.definitionVersion,
    words,
    rhythm: rhythmFromStored(row),
    window: windowFromStored(row),
    minutes: row.minutes,
    clientConfidence: row.clientConfidence,
    state: row.state,
    assignedAt: row.assignedAt.toISOString(),
  };
}
