import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { HAS_CARE_CONSENT } from "../auth/care-relationship";
import { getCheckBacks } from "../check-back/data";
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
type NoteRow = TitleRow & { recordId: string; reviewedAt: Date; noteSealed: Uint8Array };

/** What a client meets on opening the app: the one next thing, the pace, what is asked today, and what came back. Twelve statements at most. */
export async function getToday(tx: Tx, scope: ClientScope, sealer: Sealer, now: Date): Promise<TodayView> {
  const { clientZone, ...frame } = await getFrame(tx, scope);
  const isAsked = frame.careEndedAt === null && !frame.consentWithdrawn;
  return {
    ...frame,
    ...(await listThings(tx, scope, sealer, now, clientZone)),
    messages: await listUnseenMessages(tx, scope, sealer, LISTED),
    pace: await getLatestPaceRequest(tx, scope, sealer, new Date(now.getTime() - PACE_DAYS * DAY_MS)),
    // What nobody would take in is not asked.
    checkBacks: isAsked ? await getCheckBacks(tx, scope, sealer, { now, zone: clientZone, most: LISTED }) : { count: 0, shown: [] },
    notes: await listNotes(tx, scope, sealer, now),
  };
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
