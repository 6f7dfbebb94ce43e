import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { localDate } from "@/domain/calendar/local-date";
import { heldDays } from "@/domain/check-back/held-days";
import { silentSince } from "@/domain/pace/return";
import { holdsOf } from "@/domain/pace/what-is-held";
import { getCheckBacks } from "../check-back/data";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import { readOwnPace, toPaceView } from "../pace/request-view";
import { TITLE_COLUMNS, TITLE_TABLES, type TitleRow, titleOf } from "../record/line";
import { reviewNoteRef, reviewNoteSchema } from "../record/sealed-words";
import { getFrame } from "./frame";
import { listUnseenMessages } from "./messages";
import { toHold, toReading, toRestWeek } from "./pace";
import type { todayView } from "./schema";
import { listThings } from "./things";

const DAY_MS = 86_400_000;
const PACE_DAYS = 30;
const NOTE_DAYS = 14;
const LISTED = 3;

type TodayView = z.infer<typeof todayView>;
type NoteRow = TitleRow & { recordId: string; reviewedAt: Date; noteSealed: Uint8Array };

/** What a client meets on opening the app: the one next thing, the pace, what is asked today, and what came back. Twelve statements at most. */
export async function getToday(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date): Promise<TodayView> {
  const paceSince = new Date(now.getTime() - PACE_DAYS * DAY_MS);
  const [frame, { requests, latest }] = await Promise.all([getFrame(tx, scope), readOwnPace(tx, scope, paceSince)]);
  const { therapistName, readingDays, timeZone, careEndedAt, consentWithdrawn, clientZone: zone } = frame;
  const holding = { requests, restWeeks: frame.restWeeks };
  const holds = holdsOf(holding, zone);
  const today = localDate(now, zone, zone);
  const hold = toHold(holding, zone, today);
  const since = silentSince(frame.lastSentAt && localDate(frame.lastSentAt, zone, zone), heldDays(holds, zone), today);
  // What nobody would take in is not asked, and whoever comes back meets one question at most.
  const isAsked = careEndedAt === null && !consentWithdrawn;
  const most = since === null ? LISTED : 1;
  const [things, checkBacks, messages, notes] = await Promise.all([
    listThings(tx, scope, sealer, { now, zone, isHeld: hold.held, isReturning: since !== null }),
    isAsked ? getCheckBacks(tx, scope, sealer, { now, zone, most, holds }) : { count: 0, shown: [] },
    listUnseenMessages(tx, scope, sealer, LISTED),
    listNotes(tx, scope, sealer, now),
  ]);
  const { checkAssignmentId, afterSessions, afterExercises } = frame;
  return {
    ...{ therapistName, readingDays, timeZone, careEndedAt, consentWithdrawn },
    ...things,
    pace: latest && toPaceView(latest, sealer, true),
    answeredBy: latest?.answeredBy ?? null,
    hold,
    reading: toReading(holding, frame, now),
    restWeek: toRestWeek(holding, sealer, zone, today),
    returning: since === null ? null : { since },
    paceCheck: checkAssignmentId === null ? null : { assignmentId: checkAssignmentId, afterSessions, afterExercises },
    messages,
    checkBacks: since === null ? checkBacks : { ...checkBacks, count: checkBacks.shown.length },
    notes,
  };
}

/** Reviews with a note of the last two weeks, newest first. At most two statements. */
async function listNotes(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date): Promise<TodayView["notes"]> {
  const reviewedSince = new Date(now.getTime() - NOTE_DAYS * DAY_MS).toISOString();
  const rows = await tx.$queryRaw<NoteRow[]>`
    select r.id as "recordId", ${TITLE_COLUMNS}, w.reviewed_at as "reviewedAt", w.note_sealed as "noteSealed"
    from record r ${TITLE_TABLES}
    join record_review w on w.practice_id = r.practice_id and w.record_id = r.id
      and w.note_sealed is not null and w.reviewed_at >= ${reviewedSince}::timestamptz
    where r.practice_id = ${scope.practiceId}::uuid and r.client_id = ${scope.clientId}::uuid
    order by w.reviewed_at desc, r.id limit ${LISTED}`;
  const definitionOf = await findExercises(
    tx,
    scope,
    rows.map(({ definitionId: id, definitionVersion: version }) => ({ id, version })),
  );
  return rows.map((row) => ({
    recordId: row.recordId,
    title: titleOf(row, definitionOf(row.definitionId, row.definitionVersion), sealer),
    note: sealer.open(reviewNoteRef(row.recordId), row.noteSealed, reviewNoteSchema).note,
    reviewedAt: row.reviewedAt.toISOString(),
  }));
}
