import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { daysBetween, localDate } from "@/domain/calendar/local-date";
import { AppError } from "@/domain/errors";
import { HAS_CARE_CONSENT } from "../auth/care-relationship";
import { THERAPIST_OF_CLIENT } from "../client/therapist-of-client";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { getLatestPaceRequest } from "../pace/data";
import { TITLE_COLUMNS, TITLE_TABLES, type TitleRow, titleOf } from "../record/line";
import { reviewNoteRef, reviewNoteSchema } from "../record/sealed-words";
import { listUnseenMessages } from "./messages";
import type { todayView } from "./schema";
import { listThings } from "./things";

const DAY_MS = 86_400_000;
const PACE_DAYS = 30;
const NOTE_DAYS = 14;
const FOLLOW_UP_DAYS = { first: 1, last: 14 };
const LISTED = 3;

type TodayView = z.infer<typeof todayView>;
type Frame = {
  therapistName: string;
  readingDays: number[];
  timeZone: string;
  careEndedAt: string | null;
  consentWithdrawn: boolean;
  clientZone: string;
};
type FrameRow = Omit<Frame, "careEndedAt" | "consentWithdrawn"> & { dischargedAt: Date | null; careAgreed: boolean };
type LaterRow = TitleRow & {
  recordId: string;
  finishedAt: Date | null;
  reviewedAt: Date | null;
  noteSealed: Uint8Array | null;
};

/** What a client meets on opening the app: the one next thing, the pace, and what came back. Seven statements at most. */
export async function getToday(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date): Promise<TodayView> {
  const { clientZone, ...frame } = await getFrame(tx, scope);
  const later = await listLater(tx, scope, now);
  const today = localDate(now, clientZone, clientZone);
  const definitionOf = await findExercises(
    tx,
    scope,
    later.map(({ definitionId: id, definitionVersion: version }) => ({ id, version })),
  );
  const definition = (row: LaterRow) => definitionOf(row.definitionId, row.definitionVersion);
  const title = (row: LaterRow) => titleOf(row, definition(row), sealer);
  // Not every prediction is asked for once more: a worry that was looked at is done with.
  const asksLater = (row: LaterRow) => definition(row)?.prediction?.likelihoodLater !== undefined;
  return {
    ...frame,
    ...(await listThings(tx, scope, sealer, now, clientZone)),
    messages: await listUnseenMessages(tx, scope, sealer, LISTED),
    pace: await getLatestPaceRequest(tx, scope, sealer, new Date(now.getTime() - PACE_DAYS * DAY_MS)),
    followUps: later
      .flatMap((row) =>
        row.finishedAt && asksLater(row) && isWorthAsking(localDate(row.finishedAt, clientZone, clientZone), today)
          ? [{ row, finishedAt: row.finishedAt }]
          : [],
      )
      .slice(0, LISTED)
      .map(({ row, finishedAt }) => ({ recordId: row.recordId, title: title(row), finishedAt: finishedAt.toISOString() })),
    notes: later
      .flatMap((row) => (row.reviewedAt && row.noteSealed ? [{ row, reviewedAt: row.reviewedAt, sealed: row.noteSealed }] : []))
      .sort((a, b) => b.reviewedAt.getTime() - a.reviewedAt.getTime())
      .slice(0, LISTED)
      .map(({ row, reviewedAt, sealed }) => ({
        recordId: row.recordId,
        title: title(row),
        note: sealer.open(reviewNoteRef(row.recordId), sealed, reviewNoteSchema).note,
        reviewedAt: reviewedAt.toISOString(),
      })),
  };
}

/** Asked again on a later calendar day, and for two weeks. */
function isWorthAsking(finishedOn: string, today: string): boolean {
  const days = daysBetween(finishedOn, today);
  return days >= FOLLOW_UP_DAYS.first && days <= FOLLOW_UP_DAYS.last;
}

async function getFrame(tx: Tx, scope: ClientScope): Promise<Frame> {
  const [row] = await tx.$queryRaw<FrameRow[]>`
    select t.name as "therapistName", t.reading_days as "readingDays", t.time_zone as "timeZone", c.time_zone as "clientZone",
      c.discharged_at as "dischargedAt", ${HAS_CARE_CONSENT} as "careAgreed"
    from client c join ${THERAPIST_OF_CLIENT} on true
    where c.practice_id = ${scope.practiceId}::uuid and c.id = ${scope.clientId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND");
  const { dischargedAt, careAgreed, ...frame } = row;
  return { ...frame, careEndedAt: dischargedAt?.toISOString() ?? null, consentWithdrawn: !careAgreed };
}

/** Records whose likelihood may be asked again, and reviews with a note, of the last two weeks. One statement; oldest finished first. */
function listLater(tx: Tx, scope: ClientScope, now: Date): Promise<LaterRow[]> {
  // A day more than the rule: the calendar day of the client's zone decides afterwards.
  const finishedSince = new Date(now.getTime() - (FOLLOW_UP_DAYS.last + 1) * DAY_MS).toISOString();
  const reviewedSince = new Date(now.getTime() - NOTE_DAYS * DAY_MS).toISOString();
  return tx.$queryRaw<LaterRow[]>`
    select r.id as "recordId", ${TITLE_COLUMNS},
      case when p.id is not null then r.finished_at end as "finishedAt", w.reviewed_at as "reviewedAt", w.note_sealed as "noteSealed"
    from record r ${TITLE_TABLES}
    left join prediction p on p.practice_id = r.practice_id and p.record_id = r.id and p.entry = 0 and p.likelihood_later is null
      and coalesce(p.likelihood_again, p.likelihood_before) is not null
      and r.progress in ('done', 'partly_done', 'started_and_stopped') and r.finished_at >= ${finishedSince}::timestamptz
    left join record_review w on w.practice_id = r.practice_id and w.record_id = r.id
      and w.note_sealed is not null and w.reviewed_at >= ${reviewedSince}::timestamptz
    where r.practice_id = ${scope.practiceId}::uuid and r.client_id = ${scope.clientId}::uuid and (p.id is not null or w.record_id is not null)
    order by r.finished_at, r.id`;
}
