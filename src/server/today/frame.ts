import type { ClientScope } from "@/domain/access/scope";
import { AppError } from "@/domain/errors";
import { paceCheck } from "@/domain/exercise/catalog/pace-check";
import { HAS_CARE_CONSENT } from "../auth/care-relationship";
import { THERAPIST_OF_CLIENT } from "../client/therapist-of-client";
import type { Tx } from "../db";
import type { StoredRestWeek } from "../pace/holding";

type Row = {
  therapistName: string;
  readingDays: number[];
  timeZone: string;
  withinDays: number | null;
  clientZone: string;
  dischargedAt: Date | null;
  careAgreed: boolean;
  /** When anything last came from the client; null: nothing ever did. */
  lastSentAt: Date | null;
  checkAssignmentId: string | null;
  afterSessions: boolean;
  afterExercises: boolean;
  restWeeks: { id: string; from: string; to: string; endedAt: string | null; words: string | null }[] | null;
};
/** Who reads what this client writes, and what holds for all of their screens. */
export type Frame = Omit<Row, "dischargedAt" | "careAgreed" | "restWeeks"> & {
  careEndedAt: string | null;
  consentWithdrawn: boolean;
  restWeeks: StoredRestWeek[];
};

/** One statement. @throws AppError NOT_FOUND where there is no such client */
export async function getFrame(tx: Tx, { practiceId, clientId, userId }: ClientScope): Promise<Frame> {
  const [row] = await tx.$queryRaw<Row[]>`
    select t.name as "therapistName", t.reading_days as "readingDays", t.time_zone as "timeZone", t.answers_within_days as "withinDays",
      c.time_zone as "clientZone", c.discharged_at as "dischargedAt", ${HAS_CARE_CONSENT} as "careAgreed",
      (select o.received_at from op_log o where o.practice_id = c.practice_id and o.user_id = ${userId}::uuid order by o.received_at desc limit 1)
        as "lastSentAt",
      coalesce(g.check_after_sessions, false) as "afterSessions", coalesce(g.check_after_exercises, false) as "afterExercises",
      case when g.check_after_sessions or g.check_after_exercises then (
        select a.id from assignment a where a.practice_id = c.practice_id and a.client_id = c.id and a.state = 'active'
          and a.definition_id = ${paceCheck.id} order by a.assigned_at desc, a.id desc limit 1) end as "checkAssignmentId",
      (select jsonb_agg(jsonb_build_object('id', w.id, 'from', w.from_on, 'to', w.to_on, 'endedAt', w.ended_at,
        'words', encode(w.words_sealed, 'base64'))) from rest_week w where w.practice_id = c.practice_id and w.client_id = c.id) as "restWeeks"
    from client c join ${THERAPIST_OF_CLIENT} on true
    left join pace_agreement g on g.practice_id = c.practice_id and g.client_id = c.id
    where c.practice_id = ${practiceId}::uuid and c.id = ${clientId}::uuid`;
  if (!row) throw new AppError("NOT_FOUND");
  const { dischargedAt, careAgreed, restWeeks, ...frame } = row;
  return {
    ...frame,
    careEndedAt: dischargedAt?.toISOString() ?? null,
    consentWithdrawn: !careAgreed,
    restWeeks: (restWeeks ?? []).map(({ endedAt, words, ...week }) => ({
      ...week,
      endedAt: endedAt && new Date(endedAt).toISOString(),
      wordsSealed: words === null ? null : Buffer.from(words, "base64"),
    })),
  };
}
