import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import { localDate } from "@/domain/calendar/local-date";
import { daysBefore } from "@/domain/calendar/plain-days";
import { Prisma } from "@/generated/prisma/client";
import { HAS_CARE_CONSENT } from "../auth/care-relationship";
import { lastOfEachDay } from "../client/exhaustion-days";
import { INVITATION_COLUMNS, type InvitationRow, invitedState, LATEST_INVITATION } from "../client/invited";
import type { caseloadRow, therapistDay, toReviewInput, toReviewPage } from "../client/schema";
import { clientSealers } from "../crypto/seal";
import type { Tx } from "../db";
import { SHARED_WITH_THERAPIST } from "../record/visible-records";
import { listCareClients, listToReview } from "./to-review";
import { listUnansweredPace, type WaitingClient } from "./unanswered-pace";

/** Days on the pace strip of a caseload row, today included. */
const STRIP_DAYS = 28;
const SLOPES = 12;
const NEW_RECORDS = 20;
const DEFAULT_ZONE = "Europe/Berlin";

type StripEntry<T> = T & { at: string; zone: string };
type ClientRow = InvitationRow & {
  clientId: string;
  displayName: string;
  careAgreed: boolean;
  timeZone: string;
  slopes: z.infer<typeof caseloadRow>["slopes"] | null;
  testedCount: number;
  openPredictions: number;
  cannotKnowPredictions: number;
  nextDecideBy: string | null;
  lastRecordAt: Date | null;
  exhaustion: StripEntry<{ exhaustion: number }>[] | null;
  paceRequests: StripEntry<{ kind: "slower" | "pause"; answered: boolean }>[] | null;
  unanswered: number;
  asked: number;
  activeAssignments: number;
  /** Those that a pace request holds: what is there for any time goes on. */
  heldAssignments: number;
};

/**
 * A therapist's day: who asked for a slower pace, what is new, and one line for each client. Five statements, whatever
 * the size of the caseload; six or seven where exercises of the practice are named that are not known yet.
 */
export async function getTherapistDay(tx: Tx, scope: PracticeScope, now: Date): Promise<z.infer<typeof therapistDay>> {
  const [setting] = await tx.$queryRaw<{ timeZone: string; readingDays: number[] }[]>`
    select time_zone as "timeZone", reading_days as "readingDays" from therapist_setting
    where practice_id = ${scope.practiceId}::uuid and therapist_id = ${scope.userId}::uuid`;
  const timeZone = setting?.timeZone ?? DEFAULT_ZONE;
  const today = localDate(now, timeZone, DEFAULT_ZONE);
  const clients = await listClients(tx, scope, now, daysBefore(today, STRIP_DAYS));
  const clientIds = clients.filter(({ careAgreed }) => careAgreed).map(({ clientId }) => clientId);
  const [waiting, fresh] = await Promise.all([
    listUnansweredPace(tx, scope, clientIds, now),
    listToReview(tx, scope, clientIds, null, NEW_RECORDS),
  ]);
  const sealers = await clientSealers(tx, scope.practiceId, [...new Set([...waiting, ...fresh.rows].map((row) => row.clientId))]);
  const byId = new Map(clients.map((client) => [client.clientId, client]));
  return {
    today,
    timeZone,
    readingDays: setting?.readingDays ?? [],
    paceRequests: waiting.flatMap((request) => {
      const sealer = sealers.get(request.clientId);
      return sealer ? [{ ...request.open(sealer), ...aroundPace(request, byId.get(request.clientId)) }] : [];
    }),
    newRecords: fresh.rows.flatMap((row) => {
      const [client, sealer] = [byId.get(row.clientId), sealers.get(row.clientId)];
      return client && sealer ? [{ ...row.open(sealer), clientName: client.displayName }] : [];
    }),
    newRecordCount: Object.values(fresh.counts).reduce((sum, count) => sum + count, 0),
    caseload: clients.map((client) => toCaseloadRow(client, fresh.counts[client.clientId] ?? 0, now, today)),
  };
}

/** One page of what waits for this therapist, in the order of the day. Four statements at most. */
export async function pageToReview(
  tx: Tx,
  scope: PracticeScope,
  now: Date,
  { cursor, limit }: z.infer<typeof toReviewInput>,
): Promise<z.infer<typeof toReviewPage>> {
  const clients = new Map((await listCareClients(tx, scope, now)).map(({ clientId, displayName }) => [clientId, displayName]));
  const { rows } = await listToReview(tx, scope, [...clients.keys()], cursor, limit + 1);
  const page = rows.slice(0, limit);
  const sealers = await clientSealers(tx, scope.practiceId, [...new Set(page.map(({ clientId }) => clientId))]);
  const last = page.at(-1);
  return {
    items: page.flatMap((row) => {
      const sealer = sealers.get(row.clientId);
      return sealer ? [{ ...row.open(sealer), clientName: clients.get(row.clientId) ?? "" }] : [];
    }),
    next: rows.length > limit && last ? { flagged: last.flagged, since: last.since.toISOString(), id: last.id } : null,
  };
}

/** Of prediction alias `p`: nobody has said what became of it. */
const IS_OPEN = Prisma.sql`(p.outcome is null or p.outcome = 'cannot_tell_yet')`;
/** Of an open prediction, alias `p`: the day to which the client moved it last; null where they did not. */
const MOVED_TO = Prisma.sql`case when ${IS_OPEN} then (
  select b.moved_to from check_back b where b.practice_id = p.practice_id and b.client_id = p.client_id and b.subject_id = p.id
    and b.moved_to is not null order by b.moved_at desc limit 1) end`;

/**
 * One row for each client in this therapist's care, by name; nothing but the name where consent was taken back. One statement; each client's records are read once, by
 * index, so that its time grows with what there is and not with what the planner guesses.
 */
function listClients(tx: Tx, scope: PracticeScope, now: Date, since: string): Promise<ClientRow[]> {
  return tx.$queryRaw<ClientRow[]>`
    select c.id as "clientId", c.display_name as "displayName", k.agreed as "careAgreed", c.time_zone as "timeZone", ${INVITATION_COLUMNS},
      r.tested as "testedCount", r.open + l.open as "openPredictions", r.unknowable + l.unknowable as "cannotKnowPredictions", least(r.next, l.next)::text as "nextDecideBy", r.slopes,
      r.last as "lastRecordAt", r.exhaustion, q.unanswered, q.asked, q.strip as "paceRequests", a.active as "activeAssignments", a.held as "heldAssignments"
    from care_relationship cr
    join client c on c.practice_id = cr.practice_id and c.id = cr.client_id
    left join ${LATEST_INVITATION} on true
    cross join lateral (select ${HAS_CARE_CONSENT} as agreed) k
    cross join lateral (
      select count(*) filter (where x.tested)::int as tested, count(*) filter (where x.open)::int as open,
        count(*) filter (where x.unknowable)::int as unknowable, min(coalesce(x.moved_to, x.decide_by)) filter (where x.open) as next,
        jsonb_agg(jsonb_build_object('likelihoodBefore', x.likelihood_before, 'likelihoodAgain', x.likelihood_again) order by x.occurred_at, x.id)
          filter (where x.tested and x.newest <= ${SLOPES}) as slopes,
        max(x.occurred_at) as last,
        jsonb_agg(jsonb_build_object('at', x.occurred_at, 'zone', x.zone, 'exhaustion', x.exhaustion) order by x.occurred_at, x.id)
          filter (where x.exhaustion is not null and x.occurred_at >= ${since}::date) as exhaustion
      from (
        select r.id, r.occurred_at, r.zone, r.exhaustion, p.decide_by, ${MOVED_TO} as moved_to, p.likelihood_before, p.likelihood_again, t.tested,
          p.id is not null and r.progress <> 'not_this_time' and (p.outcome is null or p.outcome = 'cannot_tell_yet') as open,
          coalesce(p.outcome = 'cannot_know', false) as unknowable,
          row_number() over (partition by t.tested order by r.occurred_at desc, r.id desc) as newest
        from record r
        left join prediction p on p.practice_id = r.practice_id and p.record_id = r.id and p.entry = 0
        cross join lateral (select coalesce(not p.retrospective and p.outcome in ('no', 'partly', 'yes'), false) as tested) t
        where r.practice_id = c.practice_id and r.client_id = c.id and k.agreed and ${SHARED_WITH_THERAPIST}
      ) x
    ) r
    cross join lateral (
      select count(*) filter (where ${IS_OPEN})::int as open, count(*) filter (where p.outcome = 'cannot_know')::int as unknowable,
        min(coalesce(${MOVED_TO}, p.decide_by)) filter (where ${IS_OPEN}) as next
      from prediction p join record r on r.practice_id = p.practice_id and r.id = p.record_id
      where p.practice_id = c.practice_id and p.client_id = c.id and k.agreed and p.entry > 0 and p.left_out_at is null
        and ${SHARED_WITH_THERAPIST}
    ) l
    cross join lateral (
      select count(*)::int as asked, count(*) filter (where q.answered_at is null)::int as unanswered,
        jsonb_agg(jsonb_build_object('at', q.occurred_at, 'zone', q.zone, 'kind', q.kind, 'answered', q.answered_at is not null) order by q.occurred_at)
          filter (where q.occurred_at >= ${since}::date) as strip
      from pace_request q where q.practice_id = c.practice_id and q.client_id = c.id and k.agreed and q.taken_back_at is null
    ) q
    cross join lateral (
      select count(*)::int as active, count(*) filter (where a.frequency <> 'any_time')::int as held from assignment a
      where a.practice_id = c.practice_id and a.client_id = c.id and k.agreed and a.state = 'active'
    ) a
    where cr.practice_id = ${scope.practiceId}::uuid and cr.therapist_id = ${scope.userId}::uuid
      and cr.started_at <= ${now.toISOString()}::timestamptz and cr.ended_at is null and c.erased_at is null
    order by c.display_name, c.id`;
}

/** What stands around a request. Of a colleague's client, for whom one covers, nothing but how many wait. */
function aroundPace(waiting: WaitingClient, client: ClientRow | undefined) {
  if (!client) return { unansweredCount: waiting.ids.length, askedBefore: 0, heldAssignments: 0 };
  const { unanswered, asked, heldAssignments } = client;
  return { unansweredCount: unanswered, askedBefore: asked - unanswered, heldAssignments };
}

function toCaseloadRow(client: ClientRow, newRecords: number, now: Date, today: string): z.infer<typeof caseloadRow> {
  const first = daysBefore(today, STRIP_DAYS - 1);
  const onStrip = <T>(entries: StripEntry<T>[] | null) =>
    (entries ?? [])
      .map((entry) => ({ ...entry, date: localDate(new Date(entry.at), entry.zone, client.timeZone) }))
      .filter((entry) => entry.date >= first);
  return {
    clientId: client.clientId,
    displayName: client.displayName,
    consentWithdrawn: !client.careAgreed,
    invited: invitedState(client, now),
    slopes: client.slopes ?? [],
    testedCount: client.testedCount,
    exhaustion: lastOfEachDay(onStrip(client.exhaustion)),
    paceRequests: onStrip(client.paceRequests).map(({ date, kind, answered }) => ({ date, kind, answered })),
    openPredictions: client.openPredictions,
    cannotKnowPredictions: client.cannotKnowPredictions,
    nextDecideBy: client.nextDecideBy,
    activeAssignments: client.activeAssignments,
    newRecords,
    lastRecordAt: client.lastRecordAt?.toISOString() ?? null,
  };
}
