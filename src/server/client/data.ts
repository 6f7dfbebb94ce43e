import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { localDate } from "@/domain/calendar/local-date";
import { AppError } from "@/domain/errors";
import { exposureRecord } from "@/domain/exercise/catalog/exposure-record";
import type { PredictionOutcome as StoredOutcome, RecordProgress as StoredProgress } from "@/generated/prisma/client";
import type { ReadingRight } from "../auth/care-relationship";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { stepWordsRef, stepWordsSchema } from "../exposure/sealed-words";
import { listPaceRequests } from "../pace/request-view";
import { assignmentTitle } from "../record/line";
import { OUTCOME_FROM_STORED, PROGRESS_FROM_STORED } from "../record/stored-enums";
import { readableBy } from "../record/visible-records";
import { lastOfEachDay } from "./exhaustion-days";
import { INVITATION_COLUMNS, type InvitationRow, invitedState, LATEST_INVITATION } from "./invited";
import type { clientOverview, exposurePoint, predictionPoint } from "./schema";
import { THERAPIST_OF_CLIENT } from "./therapist-of-client";

type ClientRow = { therapistName: string | null } & InvitationRow & { displayName: string; since: Date; timeZone: string };
type PointRow = {
  recordId: string;
  stepId: string | null;
  assignmentId: string | null;
  /** Of predictions that belong to no step. */
  assignmentSealed: Uint8Array | null;
  definitionId: string;
  definitionVersion: number;
  occurredAt: Date;
  zone: string;
  progress: StoredProgress;
  exhaustion: number | null;
  predicted: boolean;
  likelihoodBefore: number | null;
  likelihoodAgain: number | null;
  likelihoodLater: number | null;
  outcome: StoredOutcome | null;
  degree: number | null;
  decideBy: string | null;
  retrospective: boolean | null;
  links: StoredLinkPoint[] | null;
  predictedPeakSuds: number | null;
  peakSuds: number | null;
  endSuds: number | null;
};

/**
 * Everything on a therapist's page of one client but the record list: four statements, whatever the length of the
 * story, and a fifth where predictions were made in exercises of the practice that are not known yet. Of records it reads
 * plain columns only; the only seals it opens are pace words and the titles of steps and assignments.
 */
export async function getClientOverview(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  now: Date,
  right: ReadingRight,
): Promise<z.infer<typeof clientOverview>> {
  const client = await getClient(tx, scope);
  const points = await listSharedPoints(tx, scope);
  const titleOf = await pointTitles(tx, scope, sealer, points);
  return {
    clientId: scope.clientId,
    displayName: client.displayName,
    since: client.since.toISOString(),
    timeZone: client.timeZone,
    therapistName: client.therapistName ?? "",
    readThrough: right.through,
    breakGlassUntil: right.breakGlassUntil?.toISOString() ?? null,
    invited: invitedState(client, now),
    paceRequests: await listPaceRequests(tx, scope, sealer),
    exhaustion: lastOfEachDay(
      points.map((row) => ({ date: localDate(row.occurredAt, row.zone, client.timeZone), exhaustion: row.exhaustion })),
    ),
    predictions: points.flatMap((row) => toPredictionPoints(row, titleOf(row))),
    exposures: points.filter(isExposure).map((row) => toExposurePoint(row, titleOf(row))),
  };
}

async function getClient(tx: Tx, scope: ClientScope): Promise<ClientRow> {
  const [row] = await tx.$queryRaw<ClientRow[]>`
    select c.display_name as "displayName", c.time_zone as "timeZone", t.name as "therapistName", coalesce(r.started_at, c.created_at) as since, ${INVITATION_COLUMNS}
    from client c
    left join ${LATEST_INVITATION} on true
    left join ${THERAPIST_OF_CLIENT} on true
    left join lateral (
      select min(started_at) as started_at from care_relationship cr where cr.practice_id = c.practice_id and cr.client_id = c.id
    ) r on true
    where c.practice_id = ${scope.practiceId}::uuid and c.id = ${scope.clientId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** How the points are called: by their step, else what the therapist called the assignment, else by the exercise. At most two statements. */
async function pointTitles(tx: Tx, scope: ClientScope, sealer: Sealer, points: readonly PointRow[]): Promise<(row: PointRow) => string> {
  const steps = await openStepTitles(tx, scope, sealer);
  const named = points.filter((row) => row.predicted || row.links || isExposure(row));
  const definitionOf = await findExercises(
    tx,
    scope,
    named.map((row) => ({ id: row.definitionId, version: row.definitionVersion })),
  );
  const assignments = new Map<string, string | null>();
  for (const { assignmentId, assignmentSealed } of named)
    if (assignmentId && assignmentSealed && !assignments.has(assignmentId))
      assignments.set(assignmentId, assignmentTitle(sealer, assignmentId, assignmentSealed));
  return ({ stepId, assignmentId, definitionId, definitionVersion }) =>
    (stepId && steps.get(stepId)) ||
    (assignmentId && assignments.get(assignmentId)) ||
    (definitionOf(definitionId, definitionVersion)?.title ?? definitionId);
}

function isExposure(row: PointRow): boolean {
  return row.definitionId === exposureRecord.id && row.progress !== "not_this_time";
}

async function openStepTitles(tx: Tx, scope: ClientScope, sealer: Sealer): Promise<Map<string, string>> {
  const rows = await tx.exposureStep.findMany({
    where: { practiceId: scope.practiceId, clientId: scope.clientId },
    select: { id: true, wordsSealed: true },
  });
  return new Map(rows.map((row) => [row.id, sealer.open(stepWordsRef(row.id), row.wordsSealed, stepWordsSchema).title]));
}

/**
 * One row for each shared record, oldest first, with its prediction and its SUDS; a number given again counts as given
 * last. A prediction that was never put to the test ("not this time") is not one that is still open.
 */
function listSharedPoints(tx: Tx, scope: ClientScope): Promise<PointRow[]> {
  return tx.$queryRaw<PointRow[]>`
    select r.id as "recordId", r.step_id as "stepId", r.assignment_id as "assignmentId",
      case when r.step_id is null and (p.id is not null or l.links is not null) then a.words_sealed end as "assignmentSealed",
      r.definition_id as "definitionId", r.definition_version as "definitionVersion", r.occurred_at as "occurredAt", r.zone, r.progress::text as progress, r.exhaustion,
      p.id is not null and not (r.progress = 'not_this_time' and p.outcome is null) as predicted, p.likelihood_before as "likelihoodBefore", p.likelihood_again as "likelihoodAgain",
      l.links, p.likelihood_later as "likelihoodLater", p.outcome::text as outcome, p.degree, p.decide_by::text as "decideBy", p.retrospective,
      d.predicted_peak as "predictedPeakSuds", d.peak as "peakSuds", d."end" as "endSuds"
    from record r
    left join prediction p on p.practice_id = r.practice_id and p.record_id = r.id and p.entry = 0
    left join assignment a on a.practice_id = r.practice_id and a.id = r.assignment_id
    cross join lateral (
      select jsonb_agg(jsonb_build_object('id', l.id, 'entry', l.entry, 'likelihoodBefore', l.likelihood_before, 'outcome', l.outcome,
        'degree', l.degree, 'decideBy', l.decide_by) order by l.entry, l.id) as links
      from prediction l where l.practice_id = r.practice_id and l.record_id = r.id and l.entry > 0
        and (l.left_out_at is null or l.outcome is not null)
    ) l
    cross join lateral (
      select (array_agg(v.value order by v.version desc) filter (where v.field = 'predictedPeakSuds'))[1] as predicted_peak,
        (array_agg(v.value order by v.version desc) filter (where v.field = 'peakSuds'))[1] as peak,
        (array_agg(v.value order by v.version desc) filter (where v.field = 'endSuds'))[1] as "end"
      from record_value v where v.practice_id = r.practice_id and v.record_id = r.id
    ) d
    where r.practice_id = ${scope.practiceId}::uuid and r.client_id = ${scope.clientId}::uuid and ${readableBy(scope)}
    order by r.occurred_at, r.id`;
}

type StoredLinkPoint = Pick<PointRow, "likelihoodBefore" | "outcome" | "degree" | "decideBy"> & { id: string; entry: number };

/** A record's own prediction, then those of its links. */
function toPredictionPoints(row: PointRow, title: string): z.infer<typeof predictionPoint>[] {
  const { recordId, stepId } = row;
  const occurredAt = row.occurredAt.toISOString();
  const links = (row.links ?? []).map(({ id, entry, outcome, ...link }) => ({
    ...{ id, recordId, stepId, title, occurredAt, ...link, likelihoodAgain: null, likelihoodLater: null, retrospective: false },
    outcome: outcome && OUTCOME_FROM_STORED[outcome],
    link: entry,
    conditional: entry > 1,
  }));
  return row.predicted ? [toPredictionPoint(row, title), ...links] : links;
}

function toPredictionPoint(row: PointRow, title: string): z.infer<typeof predictionPoint> {
  return {
    id: row.recordId,
    recordId: row.recordId,
    stepId: row.stepId,
    title,
    occurredAt: row.occurredAt.toISOString(),
    likelihoodBefore: row.likelihoodBefore,
    likelihoodAgain: row.likelihoodAgain,
    likelihoodLater: row.likelihoodLater,
    outcome: row.outcome && OUTCOME_FROM_STORED[row.outcome],
    degree: row.degree,
    decideBy: row.decideBy,
    retrospective: row.retrospective ?? false,
    link: null,
    conditional: false,
  };
}

function toExposurePoint(row: PointRow, title: string): z.infer<typeof exposurePoint> {
  return {
    recordId: row.recordId,
    stepId: row.stepId,
    title,
    occurredAt: row.occurredAt.toISOString(),
    progress: PROGRESS_FROM_STORED[row.progress],
    predictedPeakSuds: row.predictedPeakSuds,
    peakSuds: row.peakSuds,
    endSuds: row.endSuds,
    retrospective: row.retrospective ?? false,
  };
}
