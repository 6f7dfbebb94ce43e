import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Answers } from "@/domain/exercise/answer";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { headlineOf } from "@/domain/exercise/headline";
import {
  Prisma,
  type PredictionOutcome as StoredOutcome,
  type RecordProgress as StoredProgress,
  type RecordVisibility as StoredVisibility,
} from "@/generated/prisma/client";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { DETAIL_COLUMNS, DETAIL_TABLES, type DetailRow, toDetail } from "./detail";
import { answersOfLine, LINE_COLUMNS, LINE_TABLES, type LineRow, stepTitleOf, titleOf } from "./line";
import type { listOwnRecordsInput, recordDetail, recordPage, recordSummary } from "./schema";
import { predictionWordsRef, predictionWordsSchema } from "./sealed-words";
import { OUTCOME_FROM_STORED, PROGRESS_FROM_STORED, VISIBILITY_FROM_STORED } from "./stored-enums";
import { openVersions } from "./stored-versions";
import { listedFor, readableBy } from "./visible-records";

type SummaryRow = LineRow & {
  progress: StoredProgress;
  visibility: StoredVisibility;
  occurredAt: Date;
  predictionId: string | null;
  statementSealed: Uint8Array | null;
  outcome: StoredOutcome | null;
};

const SUMMARY_COLUMNS = Prisma.sql`
  ${LINE_COLUMNS}, r.progress::text as progress, r.visibility::text as visibility, r.occurred_at as "occurredAt",
  p.id as "predictionId", p.statement_sealed as "statementSealed", p.outcome::text as outcome`;
const SUMMARY_TABLES = Prisma.sql`
  record r ${LINE_TABLES}
  left join prediction p on p.practice_id = r.practice_id and p.record_id = r.id and p.entry = 0`;

/**
 * One page of a client's records, newest first, keyed by (occurredAt, id) so that a record that comes in meanwhile
 * neither repeats a line nor swallows one. One statement; a second where it names exercises of the practice for the first time.
 */
export async function listRecords(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  input: z.infer<typeof listOwnRecordsInput>,
): Promise<z.infer<typeof recordPage>> {
  const { cursor, limit } = input;
  const after = cursor ? Prisma.sql`(r.occurred_at, r.id) < (${cursor.occurredAt}::timestamptz, ${cursor.id}::uuid)` : Prisma.sql`true`;
  const rows = await tx.$queryRaw<SummaryRow[]>`
    select ${SUMMARY_COLUMNS} from ${SUMMARY_TABLES}
    where r.practice_id = ${scope.practiceId}::uuid and r.client_id = ${scope.clientId}::uuid and ${listedFor(scope)} and ${after}
    order by r.occurred_at desc, r.id desc limit ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const definitionOf = await findExercises(tx, scope, page.map(refOf));
  return {
    records: page.map((row) => toSummary(row, definitionOf(row.definitionId, row.definitionVersion), scope, sealer)),
    next: rows.length > limit && last ? { occurredAt: last.occurredAt.toISOString(), id: last.id } : null,
  };
}

/**
 * A whole record with the answers of all versions merged; NOT_FOUND where this reader may not read it. One statement; a
 * second where it was written in an exercise of the practice that is not known yet.
 */
export async function getRecord(tx: Tx, scope: ClientScope, sealer: Sealer, recordId: string): Promise<z.infer<typeof recordDetail>> {
  const [row] = await tx.$queryRaw<(SummaryRow & DetailRow)[]>`
    select ${SUMMARY_COLUMNS}, ${DETAIL_COLUMNS} from ${SUMMARY_TABLES} ${DETAIL_TABLES}
    where r.practice_id = ${scope.practiceId}::uuid and r.client_id = ${scope.clientId}::uuid and r.id = ${recordId}::uuid and ${readableBy(scope)}`;
  if (!row) throw new AppError("NOT_FOUND");
  const definition = (await findExercises(tx, scope, [refOf(row)]))(row.definitionId, row.definitionVersion);
  const opened = openVersions(sealer, row.id, row);
  const summary = toSummary(row, definition, scope, sealer, opened.answers);
  return { summary, ...toDetail(row, definition, opened, scope, sealer) };
}

function refOf(row: LineRow) {
  return { id: row.definitionId, version: row.definitionVersion };
}

function toSummary(
  row: SummaryRow,
  definition: ExerciseDefinition | null,
  scope: ClientScope,
  sealer: Sealer,
  answers?: Answers,
): z.infer<typeof recordSummary> {
  const line = {
    id: row.id,
    definitionId: row.definitionId,
    progress: PROGRESS_FROM_STORED[row.progress],
    visibility: VISIBILITY_FROM_STORED[row.visibility],
    occurredAt: row.occurredAt.toISOString(),
  };
  // Taken back: the therapist keeps knowing that there was a record on that day, and nothing of what was in it.
  if (row.visibility === "taken_back" && scope.role !== "client") {
    const nothing = { words: null, stepId: null, stepTitle: null, outcome: null, feared: null, learned: null };
    return { ...line, title: definition?.title ?? row.definitionId, ...nothing };
  }
  const words = answers ?? answersOfLine(row, sealer);
  return {
    ...line,
    title: titleOf(row, definition, sealer),
    words: definition && headlineOf(definition, words),
    stepId: row.stepId,
    stepTitle: stepTitleOf(row, sealer),
    outcome: row.outcome && OUTCOME_FROM_STORED[row.outcome],
    feared: openStatement(row, sealer),
    learned: textOf(words, "whatILearned"),
  };
}

function openStatement(row: SummaryRow, sealer: Sealer): string | null {
  if (!row.predictionId || !row.statementSealed) return null;
  return sealer.open(predictionWordsRef(row.predictionId), row.statementSealed, predictionWordsSchema).statement || null;
}

/** The text of one field of merged words; null where it was left out. */
export function textOf(answers: Answers, field: string): string | null {
  const answer = answers[field];
  return typeof answer === "string" && answer !== "" ? answer : null;
}
