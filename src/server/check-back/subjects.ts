import type { ClientScope } from "@/domain/access/scope";
import { localDate } from "@/domain/calendar/local-date";
import { followUpsOf } from "@/domain/check-back/follow-ups-of";
import type { KeptCheckBack } from "@/domain/check-back/open-lines";
import type { CheckBackQuestion, CheckBackSubject } from "@/domain/check-back/planned-questions";
import type { ExerciseDefinition } from "@/domain/exercise/definition";
import { allFields, phaseIdsByTime } from "@/domain/exercise/fields-of";
import { Prisma } from "@/generated/prisma/client";
import type { PredictionOutcome, RecordProgress } from "@/generated/prisma/enums";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { OUTCOME_FROM_STORED } from "../record/stored-enums";

/** A record with one of its predictions, or without any. Days as YYYY-MM-DD. */
export type SubjectRow = {
  recordId: string;
  definitionId: string;
  definitionVersion: number;
  progress: RecordProgress;
  /** Null: it was predicted, and the rest has not come yet. */
  finishedAt: Date | null;
  predictionId: string | null;
  /** 0: the record's own; null: it has none. */
  entry: number | null;
  decideBy: string | null;
  outcome: PredictionOutcome | null;
  wasRated: boolean;
  likelihoodLaterAt: Date | null;
};

/** Columns of a SubjectRow, from record alias `r` and prediction alias `p`. */
export const SUBJECT_COLUMNS = Prisma.sql`
  r.id as "recordId", r.definition_id as "definitionId", r.definition_version as "definitionVersion", r.progress::text as progress,
  r.finished_at as "finishedAt", p.id as "predictionId", p.entry, p.decide_by::text as "decideBy", p.outcome::text as outcome,
  coalesce(p.likelihood_again, p.likelihood_before) is not null as "wasRated", p.likelihood_later_at as "likelihoodLaterAt"`;

/**
 * True where the client of record alias `r` can be asked about it: it is finished, or its prediction stands and it is not held.
 * What was held is asked about from the day after it goes on.
 */
export const CAN_BE_ASKED = Prisma.sql`
  r.progress <> 'not_this_time' and (r.finished_at is not null or not exists (
    select 1 from assignment ha where ha.practice_id = r.practice_id and ha.id = r.assignment_id and ha.state = 'held'))`;

/** A check-back as it is stored. Days as YYYY-MM-DD. */
export type KeptRow = {
  id: string;
  subjectId: string;
  dueOn: string;
  outcomePlannedOn: string | null;
  expectancyPlannedOn: string | null;
  beliefPlannedOn: string | null;
  evidencePlannedOn: string | null;
  answered: boolean;
  movedTo: string | null;
  movedAt: Date | null;
};

/** Columns of a KeptRow, from check_back alias `b`. */
export const KEPT_COLUMNS = Prisma.sql`
  b.id, b.subject_id as "subjectId", b.due_on::text as "dueOn", b.outcome_planned_on::text as "outcomePlannedOn",
  b.expectancy_planned_on::text as "expectancyPlannedOn", b.belief_planned_on::text as "beliefPlannedOn",
  b.evidence_planned_on::text as "evidencePlannedOn", b.answered_at is not null as answered, b.moved_to::text as "movedTo", b.moved_at as "movedAt"`;

/** The stored columns of a check-back's questions, by question. */
export const PLANNED_COLUMN = {
  outcome: "outcomePlannedOn",
  expectancy: "expectancyPlannedOn",
  belief: "beliefPlannedOn",
  evidence: "evidencePlannedOn",
} as const satisfies Record<CheckBackQuestion, keyof KeptRow>;

/** A day as the database takes it. */
export function toDay(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

export function toKept(row: KeptRow): KeptCheckBack {
  const { id, subjectId, dueOn, answered } = row;
  const questions = (Object.keys(PLANNED_COLUMN) as CheckBackQuestion[]).flatMap((question) => {
    const plannedOn = row[PLANNED_COLUMN[question]];
    return plannedOn === null ? [] : [{ question, plannedOn }];
  });
  return { id, subjectId, dueOn, answered, questions };
}

/** What the rows are about, as the rule wants it: each record, and each link of a feared chain by itself. At most two statements. */
export async function toSubjects(
  tx: Tx,
  scope: Pick<ClientScope, "practiceId">,
  zone: string,
  { rows, kept }: { rows: readonly SubjectRow[]; kept: readonly KeptRow[] },
): Promise<CheckBackSubject[]> {
  const definitionOf = await findExercises(
    tx,
    scope,
    rows.map(({ definitionId: id, definitionVersion: version }) => ({ id, version })),
  );
  const asked = rows.map((row) => ({ row, definition: definitionOf(row.definitionId, row.definitionVersion) }));
  const laterAt = await readLaterDays(tx, scope, asked);
  const dayOf = (at: Date) => localDate(at, zone, zone);
  const movedTo = (subjectId: string) =>
    kept
      .filter((each) => each.subjectId === subjectId && each.movedAt !== null)
      .toSorted((a, b) => (a.movedAt?.getTime() ?? 0) - (b.movedAt?.getTime() ?? 0))
      .flatMap((each) => (each.movedTo === null ? [] : [each.movedTo]));
  const subjects = new Map<string, CheckBackSubject>();
  for (const { row, definition } of asked) {
    const isLink = row.entry !== null && row.entry > 0;
    const subjectId = isLink && row.predictionId ? row.predictionId : row.recordId;
    const common = { finishedOn: row.finishedAt && dayOf(row.finishedAt), notThisTime: row.progress === "not_this_time" };
    const { decideBy } = row;
    const outcome = row.outcome && OUTCOME_FROM_STORED[row.outcome];
    if (isLink) {
      subjects.set(subjectId, { subjectId, decideBy, movedTo: movedTo(subjectId), outcome, ...common, followUps: [], answeredOn: [] });
    }
    // A chain without a prediction of its own is a subject all the same, where its exercise asks on a later day.
    if (isLink && subjects.has(row.recordId)) continue;
    const followUps = followUpsOfRecord(definition, row, isLink);
    const later = laterAt.get(row.recordId);
    subjects.set(row.recordId, {
      ...{ subjectId: row.recordId, decideBy: isLink ? null : decideBy, outcome: isLink ? null : outcome, ...common, followUps },
      movedTo: movedTo(row.recordId),
      answeredOn: [
        ...(row.likelihoodLaterAt && !isLink ? [{ question: "expectancy" as const, date: dayOf(row.likelihoodLaterAt) }] : []),
        ...(later ? followUps.map((question) => ({ question, date: dayOf(later) })) : []),
      ],
    });
  }
  return [...subjects.values()];
}

/** Nobody is asked how likely it is now who never said how likely it was. */
function followUpsOfRecord(definition: ExerciseDefinition | null, row: SubjectRow, isLink: boolean): CheckBackSubject["followUps"] {
  const all = definition ? followUpsOf(definition) : [];
  return all.filter((question) => question !== "expectancy" || (row.wasRated && !isLink));
}

type Asked = { row: SubjectRow; definition: ExerciseDefinition | null };

/** When the questions for a later day were last answered, by record. One statement, and none where no exercise has such. */
async function readLaterDays(tx: Tx, { practiceId }: Pick<ClientScope, "practiceId">, asked: readonly Asked[]): Promise<Map<string, Date>> {
  const later = asked.filter(({ definition }) => definition && followUpsOf(definition).some((question) => question !== "expectancy"));
  if (later.length === 0) return new Map();
  const fields = later.flatMap(({ definition }) =>
    definition ? allFields(definition, phaseIdsByTime(definition).laterDay).map(({ id }) => id) : [],
  );
  const rows = await tx.$queryRaw<{ recordId: string; at: Date }[]>`
    select v.record_id as "recordId", max(v.occurred_at) as at from record_value v
    where v.practice_id = ${practiceId}::uuid and v.record_id = any(${later.map(({ row }) => row.recordId)}::uuid[])
      and v.field = any(${[...new Set(fields)]}::text[]) and (v.value is not null or v.choice is not null)
    group by v.record_id`;
  return new Map(rows.map(({ recordId, at }) => [recordId, at]));
}
