import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import type { Answers } from "@/domain/exercise/answer";
import {
  Prisma,
  type PredictionOutcome as StoredOutcome,
  type RecordProgress as StoredProgress,
  type RecordVisibility as StoredVisibility,
} from "@/generated/prisma/client";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { stepWordsRef, stepWordsSchema } from "../exposure/sealed-words";
import type { listOwnRecordsInput, recordDetail, recordPage, recordSummary } from "./schema";
import {
  predictionWordsRef,
  predictionWordsSchema,
  reviewNoteRef,
  reviewNoteSchema,
  versionWordsRef,
  versionWordsSchema,
} from "./sealed-words";
import { OUTCOME_FROM_STORED, PROGRESS_FROM_STORED, VISIBILITY_FROM_STORED } from "./stored-enums";
import { listedFor, readableBy } from "./visible-records";

type SummaryRow = {
  id: string;
  stepId: string | null;
  stepSealed: Uint8Array | null;
  definitionId: string;
  progress: StoredProgress;
  visibility: StoredVisibility;
  occurredAt: Date;
  predictionId: string | null;
  statementSealed: Uint8Array | null;
  outcome: StoredOutcome | null;
  versions: number[] | null;
  wordsSealed: Uint8Array[] | null;
};
type StoredValue = { field: string; value: number | null; choice: string | null };
type DetailRow = SummaryRow & {
  definitionVersion: number;
  exhaustion: number | null;
  zone: string;
  predictedAt: Date | null;
  retrospective: boolean | null;
  orderByDevice: boolean | null;
  decideBy: string | null;
  sharedAt: Date | null;
  openedAt: Date | null;
  reviewedAt: Date | null;
  noteSealed: Uint8Array | null;
  reviewerName: string | null;
  values: StoredValue[] | null;
};

const SUMMARY_COLUMNS = Prisma.sql`
  r.id, r.step_id as "stepId", s.words_sealed as "stepSealed", r.definition_id as "definitionId", r.progress::text as progress,
  r.visibility::text as visibility, r.occurred_at as "occurredAt", p.id as "predictionId", p.statement_sealed as "statementSealed",
  p.outcome::text as outcome, v.versions, v.words as "wordsSealed"`;
const SUMMARY_TABLES = Prisma.sql`
  record r
  left join exposure_step s on s.practice_id = r.practice_id and s.id = r.step_id
  left join prediction p on p.practice_id = r.practice_id and p.record_id = r.id
  left join lateral (
    select array_agg(rv.version order by rv.version) as versions, array_agg(rv.words_sealed order by rv.version) as words
    from record_version rv where rv.practice_id = r.practice_id and rv.record_id = r.id
  ) v on true`;

/**
 * One page of a client's records, newest first, keyed by (occurredAt, id) so that a record that comes in meanwhile
 * neither repeats a line nor swallows one. One statement.
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
  return {
    records: page.map((row) => toSummary(row, scope, sealer)),
    next: rows.length > limit && last ? { occurredAt: last.occurredAt.toISOString(), id: last.id } : null,
  };
}

/** A whole record with the answers of all versions merged; NOT_FOUND where this reader may not read it. One statement. */
export async function getRecord(tx: Tx, scope: ClientScope, sealer: Sealer, recordId: string): Promise<z.infer<typeof recordDetail>> {
  const [row] = await tx.$queryRaw<DetailRow[]>`
    select ${SUMMARY_COLUMNS}, r.definition_version as "definitionVersion", r.exhaustion, r.zone, p.predicted_at as "predictedAt",
      p.retrospective, p.order_by_device as "orderByDevice", p.decide_by::text as "decideBy", r.shared_at as "sharedAt",
      r.opened_at as "openedAt", w.reviewed_at as "reviewedAt", w.note_sealed as "noteSealed", u.display_name as "reviewerName",
      (select jsonb_agg(jsonb_build_object('field', rv.field, 'value', rv.value, 'choice', rv.choice) order by rv.version)
         from record_value rv where rv.practice_id = r.practice_id and rv.record_id = r.id) as values
    from ${SUMMARY_TABLES}
    left join record_review w on w.practice_id = r.practice_id and w.record_id = r.id
    left join app_user u on u.practice_id = w.practice_id and u.id = w.therapist_id
    where r.practice_id = ${scope.practiceId}::uuid and r.client_id = ${scope.clientId}::uuid and r.id = ${recordId}::uuid and ${readableBy(scope)}`;
  if (!row) throw new AppError("NOT_FOUND");
  return toDetail(row, scope, sealer);
}

/** The words of all versions as one: where a field was answered again, the later answer counts. */
export function mergeWords(
  sealer: Sealer,
  recordId: string,
  versions: number[] | null,
  sealed: Uint8Array[] | null,
): { answers: Answers; reasons: string[] } {
  let answers: Answers = {};
  let reasons: string[] = [];
  for (const [index, version] of (versions ?? []).entries()) {
    const bytes = sealed?.[index];
    if (!bytes) continue;
    const words = sealer.open(versionWordsRef(recordId, version), bytes, versionWordsSchema);
    answers = { ...answers, ...words.answers };
    if (words.reasons.length > 0) reasons = words.reasons;
  }
  return { answers, reasons };
}

/** The text of one field of merged words; null where it was left out. */
export function textOf(answers: Answers, field: string): string | null {
  const answer = answers[field];
  return typeof answer === "string" && answer !== "" ? answer : null;
}

function toSummary(row: SummaryRow, scope: ClientScope, sealer: Sealer, answers?: Answers): z.infer<typeof recordSummary> {
  const line = {
    id: row.id,
    definitionId: row.definitionId,
    progress: PROGRESS_FROM_STORED[row.progress],
    visibility: VISIBILITY_FROM_STORED[row.visibility],
    occurredAt: row.occurredAt.toISOString(),
  };
  // Taken back: the therapist keeps knowing that there was a record on that day, and nothing of what was in it.
  if (row.visibility === "taken_back" && scope.role !== "client") {
    return { ...line, stepId: null, stepTitle: null, outcome: null, feared: null, learned: null };
  }
  const words = answers ?? mergeWords(sealer, row.id, row.versions, row.wordsSealed).answers;
  return {
    ...line,
    stepId: row.stepId,
    stepTitle: row.stepId && row.stepSealed ? sealer.open(stepWordsRef(row.stepId), row.stepSealed, stepWordsSchema).title : null,
    outcome: row.outcome && OUTCOME_FROM_STORED[row.outcome],
    feared: openStatement(row, sealer),
    learned: textOf(words, "whatILearned"),
  };
}

function openStatement(row: SummaryRow, sealer: Sealer): string | null {
  if (!row.predictionId || !row.statementSealed) return null;
  return sealer.open(predictionWordsRef(row.predictionId), row.statementSealed, predictionWordsSchema).statement || null;
}

function toDetail(row: DetailRow, scope: ClientScope, sealer: Sealer): z.infer<typeof recordDetail> {
  const { answers, reasons } = mergeWords(sealer, row.id, row.versions, row.wordsSealed);
  for (const { field, value, choice } of row.values ?? []) {
    const answer = value ?? choice;
    if (answer !== null) answers[field] = answer;
  }
  return {
    summary: toSummary(row, scope, sealer, answers),
    definitionVersion: row.definitionVersion,
    answers,
    exhaustion: row.exhaustion,
    reasons,
    zone: row.zone,
    predictedAt: row.predictedAt?.toISOString() ?? null,
    retrospective: row.retrospective ?? false,
    orderByDevice: row.orderByDevice ?? false,
    decideBy: row.decideBy,
    sharedAt: row.sharedAt?.toISOString() ?? null,
    openedAt: row.openedAt?.toISOString() ?? null,
    review: toReview(row, sealer),
  };
}

function toReview(row: DetailRow, sealer: Sealer): z.infer<typeof recordDetail>["review"] {
  if (!row.reviewedAt || !row.reviewerName) return null;
  const note = row.noteSealed ? sealer.open(reviewNoteRef(row.id), row.noteSealed, reviewNoteSchema).note : null;
  return { reviewedAt: row.reviewedAt.toISOString(), note, therapistName: row.reviewerName };
}
