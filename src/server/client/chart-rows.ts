import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import {
  Prisma,
  type StepVaried,
  type PredictionOutcome as StoredOutcome,
  type RecordProgress as StoredProgress,
} from "@/generated/prisma/client";
import type { Tx } from "../db";
import { readableBy } from "../record/visible-records";

/*
 * What all charts of a client are made from, in one statement. Each list is read by itself and put together here: Postgres knows
 * little of how many rows a client has, and a join that it takes for one of few rows costs seconds for one of thousands. Each
 * comes as JSON made by Postgres, because decoding a thousand rows costs more than reading them.
 */

export type ChartRecord = {
  id: string;
  stepId: string | null;
  assignmentId: string | null;
  definitionId: string;
  definitionVersion: number;
  /** ISO instant. */
  occurredAt: string;
  progress: StoredProgress;
};
export type ChartPrediction = {
  id: string;
  recordId: string;
  entry: number;
  likelihoodBefore: number | null;
  likelihoodAgain: number | null;
  likelihoodLater: number | null;
  outcome: StoredOutcome | null;
  degree: number | null;
  decideBy: string | null;
  retrospective: boolean;
};
export type ChartSuds = { predictedPeakSuds: number | null; peakSuds: number | null; endSuds: number | null };
export type ChartStep = { id: string; variesId: string | null; varied: StepVaried[]; sealed: Uint8Array };
export type ChartRows = {
  timeZone: string;
  /** Oldest first. */
  records: ChartRecord[];
  /** A record's own before those of its links. */
  predictions: Map<string, ChartPrediction[]>;
  suds: Map<string, ChartSuds>;
  steps: ChartStep[];
  /** Titles of assignments, by id. */
  assignments: Map<string, Uint8Array>;
  /** How often the client asked to slow down, by record. */
  slowDowns: Map<string, number>;
  /** Since `paceSince`, oldest first. */
  exhaustion: { at: Date; zone: string; exhaustion: number }[];
  /** Since `paceSince`, and all that wait. */
  paceRequests: { kind: "slower" | "pause"; at: Date; answered: boolean }[];
};

type RecordTuple = [string, string | null, string | null, string, number, number, StoredProgress];
type PredictionTuple = [
  string,
  string,
  number,
  number | null,
  number | null,
  number | null,
  StoredOutcome | null,
  number | null,
  string | null,
  boolean,
];
type Lists = {
  records: RecordTuple[];
  predictions: PredictionTuple[];
  suds: [string, number | null, number | null, number | null][];
  steps: [string, string | null, StepVaried[], string][];
  assignments: [string, string][];
  slowDowns: [string, number][];
  exhaustion: [number, string, number][];
  paceRequests: ["slower" | "pause", number, boolean][];
};

const ms = (column: string) => Prisma.raw(`(extract(epoch from ${column}) * 1000)::bigint`);
/** The number that a record has for a field: the one given last. Null where that was taken back, or none was given. */
const lastOf = (field: string) => Prisma.sql`(max(array[v.version, v.value]) filter (where v.field = ${field}))[2]`;

/** @param paceSince from when on exhaustion and answered pace requests are read */
export async function readChartRows(tx: Tx, scope: ClientScope, paceSince: Date): Promise<ChartRows> {
  const { practiceId, clientId } = scope;
  const of = (alias: string) =>
    Prisma.sql`${Prisma.raw(alias)}.practice_id = ${practiceId}::uuid and ${Prisma.raw(alias)}.client_id = ${clientId}::uuid`;
  const since = Prisma.sql`${paceSince.toISOString()}::timestamptz`;
  const [row] = await tx.$queryRaw<{ timeZone: string; lists: string }[]>`
    select c.time_zone as "timeZone", json_build_object(
      'records', (
        select json_agg(json_build_array(r.id, r.step_id, r.assignment_id, r.definition_id, r.definition_version, ${ms("r.occurred_at")}, r.progress)
          order by r.occurred_at, r.id)
        from record r where ${of("r")} and ${readableBy(scope)}),
      'predictions', (
        select json_agg(json_build_array(p.id, p.record_id, p.entry, p.likelihood_before, p.likelihood_again, p.likelihood_later, p.outcome,
          p.degree, p.decide_by, p.retrospective) order by p.entry, p.id)
        from prediction p where ${of("p")} and (p.entry = 0 or p.left_out_at is null or p.outcome is not null)),
      'suds', (
        select json_agg(json_build_array(d.record_id, d.predicted_peak, d.peak, d."end")) from (
          select v.record_id, ${lastOf("predictedPeakSuds")} as predicted_peak, ${lastOf("peakSuds")} as peak, ${lastOf("endSuds")} as "end"
          from record_value v where ${of("v")} and v.field in ('predictedPeakSuds', 'peakSuds', 'endSuds') group by v.record_id
        ) d),
      'steps', (
        select json_agg(json_build_array(s.id, s.varies_id, s.varied, encode(s.words_sealed, 'base64'))) from exposure_step s where ${of("s")}),
      'assignments', (
        select json_agg(json_build_array(a.id, encode(a.words_sealed, 'base64'))) from assignment a where ${of("a")} and a.step_id is null),
      'slowDowns', (
        select json_agg(json_build_array(d.record_id, d.times)) from (
          select q.record_id, count(*) as times from pace_request q
          where ${of("q")} and q.record_id is not null and q.taken_back_at is null group by q.record_id
        ) d),
      'exhaustion', (
        select json_agg(json_build_array(${ms("r.occurred_at")}, r.zone, r.exhaustion) order by r.occurred_at, r.id)
        from record r where ${of("r")} and ${readableBy(scope)} and r.exhaustion is not null and r.occurred_at >= ${since}),
      'paceRequests', (
        select json_agg(json_build_array(q.kind, ${ms("q.occurred_at")}, q.answered_at is not null) order by q.occurred_at, q.id)
        from pace_request q where ${of("q")} and q.taken_back_at is null and (q.answered_at is null or q.occurred_at >= ${since}))
    )::text as lists
    from client c where c.practice_id = ${practiceId}::uuid and c.id = ${clientId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND");
  return { timeZone: row.timeZone, ...toRows(JSON.parse(row.lists)) };
}

/** A list without rows is null. */
function toRows(lists: { [Key in keyof Lists]: Lists[Key] | null }): Omit<ChartRows, "timeZone"> {
  const predictions = new Map<string, ChartPrediction[]>();
  for (const tuple of lists.predictions ?? []) {
    const prediction = toPrediction(tuple);
    const others = predictions.get(prediction.recordId);
    if (others) others.push(prediction);
    else predictions.set(prediction.recordId, [prediction]);
  }
  const suds = (lists.suds ?? []).map(
    ([id, predictedPeakSuds, peakSuds, endSuds]) => [id, { predictedPeakSuds, peakSuds, endSuds }] as const,
  );
  return {
    records: (lists.records ?? []).map(toRecord),
    predictions,
    suds: new Map(suds),
    steps: (lists.steps ?? []).map(([id, variesId, varied, sealed]) => ({ id, variesId, varied, sealed: Buffer.from(sealed, "base64") })),
    assignments: new Map((lists.assignments ?? []).map(([id, sealed]) => [id, Buffer.from(sealed, "base64")])),
    slowDowns: new Map(lists.slowDowns ?? []),
    exhaustion: (lists.exhaustion ?? []).map(([at, zone, exhaustion]) => ({ at: new Date(at), zone, exhaustion })),
    paceRequests: (lists.paceRequests ?? []).map(([kind, at, answered]) => ({ kind, at: new Date(at), answered })),
  };
}

function toRecord([id, stepId, assignmentId, definitionId, definitionVersion, at, progress]: RecordTuple): ChartRecord {
  return { id, stepId, assignmentId, definitionId, definitionVersion, occurredAt: new Date(at).toISOString(), progress };
}

function toPrediction(tuple: PredictionTuple): ChartPrediction {
  const [id, recordId, entry, likelihoodBefore, likelihoodAgain, likelihoodLater, outcome, degree, decideBy, retrospective] = tuple;
  return { id, recordId, entry, likelihoodBefore, likelihoodAgain, likelihoodLater, outcome, degree, decideBy, retrospective };
}
