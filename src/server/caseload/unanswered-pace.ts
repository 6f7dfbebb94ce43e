import type { z } from "zod";
import type { PracticeScope } from "@/domain/access/scope";
import type { ExerciseDefinition, PhaseId } from "@/domain/exercise/definition";
import { phaseIdSchema } from "@/domain/exercise/definition";
import { findField } from "@/domain/exercise/fields-of";
import { goesToCover } from "@/domain/pace/answer-by";
import { HAS_CARE_CONSENT } from "../auth/care-relationship";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { PACE_COLUMNS, type PaceRow, recordOfPace, toPaceView } from "../pace/request-view";
import type { paceOfDay, waitingPaceRequest } from "../pace/schema";
import { assignmentTitle, stepTitleOf } from "../record/line";
import { SHARED_WITH_THERAPIST } from "../record/visible-records";

type Waiting = z.infer<typeof waitingPaceRequest>;
type Row = PaceRow & {
  clientId: string;
  clientName: string;
  receivedAt: Date;
  phase: string | null;
  field: string | null;
  stepSealed: Uint8Array | null;
  assignmentId: string | null;
  assignmentSealed: Uint8Array | null;
  definitionId: string | null;
  definitionVersion: number | null;
  sameStep: number;
  /** Null: in this therapist's own care. */
  forCoverOf: string | null;
  withinDays: number | null;
  coverZone: string;
};
/** What waits of one client, still sealed. */
export type WaitingClient = Pick<Row, "clientId" | "forCoverOf"> & {
  ids: string[];
  open(sealer: Sealer): Omit<z.infer<typeof paceOfDay>, "askedBefore" | "unansweredCount" | "heldAssignments">;
};

/** How many of one client's are shown in words. */
const SHOWN = 50;

/**
 * Pace requests that wait for an answer, longest waiting first by the server's clock: of these clients, and of colleagues'
 * clients for whom this therapist covers once the stated time has passed. One entry for each client, since one answer answers
 * all: the request that has waited longest, the last words beside it, and every one that waits. At most two statements.
 */
export async function listUnansweredPace(tx: Tx, scope: PracticeScope, clientIds: string[], now: Date): Promise<WaitingClient[]> {
  const rows = (await readUnanswered(tx, scope, clientIds, now)).filter(
    (row) => row.forCoverOf === null || goesToCover(row, { withinDays: row.withinDays, zone: row.coverZone }, now),
  );
  const definitionOf = await findExercises(
    tx,
    scope,
    rows.flatMap(({ definitionId: id, definitionVersion: version }) => (id && version !== null ? [{ id, version }] : [])),
  );
  const clients = new Map<string, Row[]>();
  for (const row of rows) clients.set(row.clientId, [...(clients.get(row.clientId) ?? []), row]);
  return [...clients].map(([clientId, requests]) => toWaitingClient(clientId, requests, definitionOf));
}

function readUnanswered(tx: Tx, { practiceId, userId }: PracticeScope, clientIds: string[], now: Date): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    select ${PACE_COLUMNS}, q.client_id as "clientId", c.display_name as "clientName", q.received_at as "receivedAt", q.phase, q.field,
      s.words_sealed as "stepSealed", a.id as "assignmentId", case when s.id is null then a.words_sealed end as "assignmentSealed",
      coalesce(a.definition_id, d.definition_id) as "definitionId", coalesce(a.definition_version, d.definition_version) as "definitionVersion",
      (select count(*)::int from pace_request o where o.practice_id = q.practice_id and o.client_id = q.client_id and o.step_id = q.step_id
        and o.taken_back_at is null) as "sameStep",
      w.cover as "forCoverOf", w.within_days as "withinDays", coalesce(w.zone, 'UTC') as "coverZone"
    from (
      select own.id as client_id, null::text as cover, null::int as within_days, null::text as zone from unnest(${clientIds}::uuid[]) own (id)
      union all
      select cr.client_id, u.display_name, t.answers_within_days, t.time_zone
      from therapist_setting t
      join app_user u on u.practice_id = t.practice_id and u.id = t.therapist_id
      join care_relationship cr on cr.practice_id = t.practice_id and cr.therapist_id = t.therapist_id
        and cr.started_at <= ${now.toISOString()}::timestamptz and cr.ended_at is null
      where t.practice_id = ${practiceId}::uuid and t.cover_id = ${userId}::uuid and t.answers_within_days is not null
        and not cr.client_id = any(${clientIds}::uuid[])
    ) w
    join client c on c.practice_id = ${practiceId}::uuid and c.id = w.client_id and c.erased_at is null and ${HAS_CARE_CONSENT}
    join pace_request q on q.practice_id = c.practice_id and q.client_id = c.id and q.answered_at is null and q.taken_back_at is null
    ${recordOfPace(SHARED_WITH_THERAPIST)}
    left join record d on d.practice_id = q.practice_id and d.client_id = q.client_id and d.id = q.record_id
    left join assignment a on a.practice_id = q.practice_id and a.client_id = q.client_id and a.id = q.assignment_id
    left join exposure_step s on s.practice_id = q.practice_id and s.client_id = q.client_id and s.id = q.step_id
    order by q.received_at, q.id`;
}

type DefinitionOf = (id: string, version: number) => ExerciseDefinition | null;

function toWaitingClient(clientId: string, requests: readonly Row[], definitionOf: DefinitionOf): WaitingClient {
  const [oldest] = requests as [Row];
  const { clientName, forCoverOf } = oldest;
  return {
    clientId,
    forCoverOf,
    ids: requests.map(({ id }) => id),
    open: (sealer) => {
      const waiting = requests.slice(0, SHOWN).map((row) => toWaiting(row, definitionOf, sealer));
      const first = waiting[0] as Waiting;
      const says = ({ words, tooMuch, smaller }: Waiting) => words !== null || tooMuch !== null || smaller !== null;
      // Where it came without words and a later one has some, the last words stand beside it.
      const { words, tooMuch, smaller } = says(first) ? first : (waiting.findLast(says) ?? first);
      const since = waiting.map(({ occurredAt }) => occurredAt).reduce((a, b) => (a < b ? a : b));
      return { ...first, words, tooMuch, smaller, clientId, clientName, waitingSince: since, waiting, forCoverOf };
    },
  };
}

function toWaiting(row: Row, definitionOf: DefinitionOf, sealer: Sealer): Waiting {
  const { definitionId, definitionVersion, assignmentId, assignmentSealed, field } = row;
  const definition = definitionId && definitionVersion !== null ? definitionOf(definitionId, definitionVersion) : null;
  const stepTitle = stepTitleOf(row, sealer);
  const called = assignmentId && assignmentSealed ? assignmentTitle(sealer, assignmentId, assignmentSealed) : null;
  const view = toPaceView(row, sealer, false);
  const isCovered = row.forCoverOf !== null;
  return {
    ...view,
    // Whoever covers gets to know of this request and of nothing else.
    recordId: isCovered ? null : view.recordId,
    sameStep: isCovered ? 0 : row.sameStep,
    stepTitle,
    exerciseTitle: stepTitle === null ? (called ?? definition?.title ?? null) : null,
    phase: phaseOf(row.phase),
    question: (definition && field && findField(definition, field)?.name) || null,
  };
}

function phaseOf(phase: string | null): PhaseId | null {
  const parsed = phaseIdSchema.safeParse(phase);
  return parsed.success ? parsed.data : null;
}
