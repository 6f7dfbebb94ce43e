import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { localDate } from "@/domain/calendar/local-date";
import { daysBefore } from "@/domain/calendar/plain-days";
import { type Hold, heldDays, isHeldAt } from "@/domain/check-back/held-days";
import { type OpenLine, openLines } from "@/domain/check-back/open-lines";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { LINE_COLUMNS, LINE_TABLES, type LineRow, openLine } from "../record/line";
import { predictionWordsRef, predictionWordsSchema } from "../record/sealed-words";
import type { checkBackLine, checkBackLines } from "./schema";
import { CAN_BE_ASKED, KEPT_COLUMNS, type KeptRow, SUBJECT_COLUMNS, type SubjectRow, toKept, toSubjects } from "./subjects";

type Line = z.infer<typeof checkBackLine>;
type Row = SubjectRow &
  KeptRow & { statementSealed: Uint8Array | null; predictedAt: Date | null; likelihoodBefore: number | null } & {
    assignmentId: string | null;
    occurredAt: Date;
  };

/** Days for which a question of a later day can still stand on Today: the longest one's, and time on hold. */
const FOLLOW_UP_DAYS = 120;

/**
 * What the client is asked on Today: check-backs that were made and wait for an answer, at most `most` of them shown. Nothing
 * while it is held. None where it is held, one statement where nothing waits, four otherwise; five where a practice's own exercise
 * is asked about.
 */
export async function getCheckBacks(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  { now, zone, most, holds }: { now: Date; zone: string; most: number; holds: readonly Hold[] },
): Promise<z.infer<typeof checkBackLines>> {
  if (isHeldAt(holds, now)) return { count: 0, shown: [] };
  const today = localDate(now, zone, zone);
  const rows = await readRows(tx, scope, today);
  if (rows.length === 0) return { count: 0, shown: [] };
  const subjects = await toSubjects(tx, scope, zone, { rows, kept: rows });
  const lines = openLines(rows.map(toKept), subjects, heldDays(holds, zone), today);
  const shown = lines.slice(0, most).flatMap((line) => {
    const row = rows.find(({ subjectId }) => subjectId === line.subjectId);
    return row ? [toLine(line, row, sealer, zone)] : [];
  });
  const headlines = await readHeadlines(
    tx,
    scope,
    sealer,
    shown.filter(({ predictionId }) => predictionId === null).map(({ recordId }) => recordId),
  );
  return {
    count: lines.length,
    shown: shown.map((line) => ({ ...line, statement: line.statement ?? headlines.get(line.recordId) ?? null })),
  };
}

/** Check-backs that may still wait, with what they are about. What was said long ago, or ran out, is not read again. */
function readRows(tx: Tx, { practiceId, clientId }: ClientScope, today: string): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    select ${KEPT_COLUMNS}, ${SUBJECT_COLUMNS}, p.statement_sealed as "statementSealed", p.predicted_at as "predictedAt",
      p.likelihood_before as "likelihoodBefore", r.assignment_id as "assignmentId", r.occurred_at as "occurredAt"
    from check_back b
    join record r on r.practice_id = b.practice_id and r.id = b.record_id
    left join prediction p on p.practice_id = b.practice_id and p.id = b.subject_id
    where b.practice_id = ${practiceId}::uuid and b.client_id = ${clientId}::uuid and p.left_out_at is null and ${CAN_BE_ASKED}
      and (b.due_on >= ${daysBefore(today, FOLLOW_UP_DAYS)}::date
        or (b.outcome_planned_on is not null and (p.outcome is null or p.outcome = 'cannot_tell_yet')))
    order by b.due_on, b.id`;
}

function toLine({ id, dueOn, questions }: OpenLine, row: Row, sealer: Sealer, zone: string): Line {
  const { recordId, predictionId, statementSealed, predictedAt, finishedAt, occurredAt, likelihoodBefore, assignmentId } = row;
  const words =
    predictionId && statementSealed ? sealer.open(predictionWordsRef(predictionId), statementSealed, predictionWordsSchema) : null;
  const writtenOn = localDate(predictedAt ?? finishedAt ?? occurredAt, zone, zone);
  const of = { recordId, predictionId, assignmentId, draft: finishedAt === null };
  return { id, questions: [...questions], statement: words?.statement ?? null, writtenOn, dueOn, likelihoodBefore, ...of };
}

/** The words that stand for records without a prediction. One statement, and none where there are none. */
async function readHeadlines(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  recordIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (recordIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<LineRow[]>`
    select ${LINE_COLUMNS} from record r ${LINE_TABLES}
    where r.practice_id = ${scope.practiceId}::uuid and r.client_id = ${scope.clientId}::uuid and r.id = any(${[...recordIds]}::uuid[])`;
  const definitionOf = await findExercises(
    tx,
    scope,
    rows.map(({ definitionId: id, definitionVersion: version }) => ({ id, version })),
  );
  return new Map(rows.map((row) => [row.id, openLine(row, definitionOf(row.definitionId, row.definitionVersion), sealer).words]));
}
