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
 * comes as JSON made by Postgres, because decoding a thousand rows costs more than reading them; the long ones column by column,
 * which costs Postgres a third less.
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

/** A column of each; a list without rows is of nulls. */
type ColumnsOf<Values extends readonly unknown[]> = { [Place in keyof Values]: Values[Place][] | null };
type Lists = {
  records: ColumnsOf<[string, string | null, string | null, string, number, number, StoredProgress]>;
  predictions: ColumnsOf<
    [string, string, number, number | null, number | null, number | null, StoredOutcome | null, number | null, string | null, boolean]
  >;
  suds: ColumnsOf<[string, number | null, number | null, number | null]>;
  steps: [string, string | null, StepVaried[], string][] | null;
  assignments: [string, string][] | null;
  slowDowns: [string, number][] | null;
  exhaustion: [number, string, number][] | null;
  paceRequests: ["slower" | "pause", number, boolean][] | null;
};

const ms = (column: string) => Prisma.raw(`(extract(epoch from ${column}) * 1000)::bigint`);
/** The number that a record has for a field: the one given last. Null where that was taken back, or none was given. */
const lastOf = (field: string) => Prisma.sql`(max(array[v.version, v.value]) filter (where v.field = ${field}))[2]`;

/** @param paceSince from when on exhaustion and answered pace requests are read */
export async function readChartRows(tx: Tx, scope: ClientScope, paceSince: Date): Promise<ChartRows> {
  const [row] = await tx.$queryRaw<{ timeZone: string; lists: string }[]>(chartRowsQuery(scope, paceSince));
  if (!row) throw new AppError("NOT_FOUND");
  return { timeZone: row.timeZone, ...toRows(JSON.parse(row.lists)) };
}

/** The one statement, whose answer is one row of `timeZone` and `lists`. */
export function chartRowsQuery(scope: ClientScope, paceSince: Date): Prisma.Sql {
  const { practiceId, clientId } = scope;
  const of = (alias: string) =>
    Prisma.sql`${Prisma.raw(alias)}.practice_id = ${practiceId}::uuid and ${Prisma.raw(alias)}.client_id = ${clientId}::uuid`;
  const since = Prisma.sql`${paceSince.toISOString()}::timestamptz`;
  return Prisma.sql`
    select c.time_zone as "timeZone", json_build_object(
      'records', (
        select json_build_array(json_agg(r.id), json_agg(r.step_id), json_agg(r.assignment_id), json_agg(r.definition_id),
          json_agg(r.definition_version), json_agg(${ms("r.occurred_at")}), json_agg(r.progress))
        from (select r.* from record r where ${of("r")} and ${readableBy(scope)} order by r.occurred_at, r.id) r),
      'predictions', (
        select json_build_array(json_agg(p.id), json_agg(p.record_id), json_agg(p.entry), json_agg(p.likelihood_before), json_agg(p.likelihood_again),
          json_agg(p.likelihood_later), json_agg(p.outcome), json_agg(p.degree), json_agg(p.decide_by), json_agg(p.retrospective))
        from prediction p where ${of("p")} and (p.entry = 0 or p.left_out_at is null or p.outcome is not null)),
      'suds', (
        select json_build_array(json_agg(d.record_id), json_agg(d.predicted_peak), json_agg(d.peak), json_agg(d."end")) from (
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
}

function toRows(lists: Lists): Omit<ChartRows, "timeZone"> {
  return {
    records: toRecords(lists.records),
    predictions: toPredictions(lists.predictions),
    suds: toSuds(lists.suds),
    steps: (lists.steps ?? []).map(([id, variesId, varied, sealed]) => ({ id, variesId, varied, sealed: Buffer.from(sealed, "base64") })),
    assignments: new Map((lists.assignments ?? []).map(([id, sealed]) => [id, Buffer.from(sealed, "base64")])),
    slowDowns: new Map(lists.slowDowns ?? []),
    exhaustion: (lists.exhaustion ?? []).map(([at, zone, exhaustion]) => ({ at: new Date(at), zone, exhaustion })),
    paceRequests: (lists.paceRequests ?? []).map(([kind, at, answered]) => ({ kind, at: new Date(at), answered })),
  };
}

function toRecords([ids, steps, assignments, definitions, versions, times, progress]: Lists["records"]): ChartRecord[] {
  return (ids ?? []).map((id, n) => ({
    id,
    stepId: steps?.[n] ?? null,
    assignmentId: assignments?.[n] ?? null,
    definitionId: definitions?.[n] ?? "",
    definitionVersion: versions?.[n] ?? 0,
    occurredAt: new Date(times?.[n] ?? 0).toISOString(),
    progress: progress?.[n] ?? "draft",
  }));
}

function toPredictions(columns: Lists["predictions"]): Map<string, ChartPrediction[]> {
  const [ids, records, entries, before, again, later, outcomes, degrees, days, retrospective] = columns;
  const found = new Map<string, ChartPrediction[]>();
  for (const [n, id] of (ids ?? []).entries()) {
    const recordId = records?.[n] ?? "";
    const prediction = {
      id,
      recordId,
      entry: entries?.[n] ?? 0,
      likelihoodBefore: before?.[n] ?? null,
      likelihoodAgain: again?.[n] ?? null,
      likelihoodLater: later?.[n] ?? null,
      outcome: outcomes?.[n] ?? null,
      degree: degrees?.[n] ?? null,
      decideBy: days?.[n] ?? null,
      retrospective: retrospective?.[n] ?? false,
    };
    const others = found.get(recordId);
    if (others) others.push(prediction);
    else found.set(recordId, [prediction]);
  }
  for (const several of found.values()) if (several.length > 1) several.sort((a, b) => a.entry - b.entry || (a.id < b.id ? -1 : 1));
  return found;
}

function toSuds([records, predicted, peaks, ends]: Lists["suds"]): Map<string, ChartSuds> {
  return new Map(
    (records ?? []).map((recordId, n) => [
      recordId,
      { predictedPeakSuds: predicted?.[n] ?? null, peakSuds: peaks?.[n] ?? null, endSuds: ends?.[n] ?? null },
    ]),
  );
}
