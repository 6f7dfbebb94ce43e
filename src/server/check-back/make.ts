import { uuidv7 } from "uuidv7";
import type { PracticeId } from "@/domain/access/scope";
import { isTimeZone } from "@/domain/calendar/time-zone";
import { type CheckBack, checkBacksDue } from "@/domain/check-back/due";
import { nextLook } from "@/domain/check-back/next-look";
import { HAS_CARE_CONSENT } from "../auth/care-relationship";
import { db, inPractice, type Tx } from "../db";
import { readHolds } from "../pace/holding";
import {
  CAN_BE_ASKED,
  KEPT_COLUMNS,
  type KeptRow,
  PLANNED_COLUMN,
  SUBJECT_COLUMNS,
  type SubjectRow,
  toDay,
  toKept,
  toSubjects,
} from "./subjects";

/** Whose check-backs are to be looked at. */
export type Look = { readonly practiceId: PracticeId; readonly clientId: string };

const FALLBACK_ZONE = "UTC";
/** Days for which a record's questions for later days can still come: the longest, and generous time on hold. */
const FOLLOW_UP_DAYS = 400;
const DAY_MS = 86_400_000;

/** Whose day has begun since the last look, or who wrote something that may be due; longest waiting first. One statement. */
export function listLooks(now: Date, most: number): Promise<Look[]> {
  return db.$queryRaw<Look[]>`
    select practice_id as "practiceId", client_id as "clientId" from jobs_list_check_back_looks(${now.toISOString()}::timestamptz, ${most}::int)`;
}

/**
 * Makes the check-backs of one client that are due now, and says when to look again. Doing it again, or twice at once, makes
 * nothing more: lookers wait for each other, and the database holds one for each subject and day.
 * @returns how many it made
 */
export async function makeCheckBacks(look: Look, now: Date): Promise<number> {
  const looked = await inPractice(look.practiceId, async (tx) => makeOnce(tx, look, now));
  // Apart from the look: a client's tap locks its record first and says then that there is something to see; this the other way round.
  if (looked) await inPractice(look.practiceId, (tx) => lookAgainAt(tx, look, looked));
  return looked?.made ?? 0;
}

type Client = { zone: string; isAsked: boolean; changes: number };
type Looked = { made: number; changes: number; nextLookAt: Date };

async function makeOnce(tx: Tx, look: Look, now: Date): Promise<Looked | null> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`check-back ${look.clientId}`}, 0))::text`;
  const client = await readClient(tx, look);
  if (!client) return null;
  const { zone, changes, isAsked } = client;
  const made = isAsked ? await storeDue(tx, look, isTimeZone(zone) ? zone : FALLBACK_ZONE, now) : 0;
  return { made, changes, nextLookAt: nextLook(now, zone, FALLBACK_ZONE) };
}

/** Until the transaction ends they can't be erased. Null: they are, or never finished anything. */
async function readClient(tx: Tx, { practiceId, clientId }: Look): Promise<Client | null> {
  const [row] = await tx.$queryRaw<Client[]>`
    select c.time_zone as zone, c.discharged_at is null and ${HAS_CARE_CONSENT} as "isAsked", l.changes
    from client c join check_back_look l on l.practice_id = c.practice_id and l.client_id = c.id
    where c.practice_id = ${practiceId}::uuid and c.id = ${clientId}::uuid and c.erased_at is null
    for key share of c`;
  return row ?? null;
}

async function storeDue(tx: Tx, { practiceId, clientId }: Look, zone: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - FOLLOW_UP_DAYS * DAY_MS).toISOString();
  const rows = await tx.$queryRaw<SubjectRow[]>`
    select ${SUBJECT_COLUMNS} from record r
    left join prediction p on p.practice_id = r.practice_id and p.record_id = r.id and p.left_out_at is null
    where r.practice_id = ${practiceId}::uuid and r.client_id = ${clientId}::uuid and ${CAN_BE_ASKED}
      and (r.finished_at >= ${since}::timestamptz
        or (p.decide_by is not null and (p.outcome is null or p.outcome = 'cannot_tell_yet')))
    order by r.finished_at, r.id, p.entry`;
  if (rows.length === 0) return 0;
  const kept = await tx.$queryRaw<KeptRow[]>`
    select ${KEPT_COLUMNS} from check_back b
    where b.practice_id = ${practiceId}::uuid and b.client_id = ${clientId}::uuid
      and b.record_id = any(${[...new Set(rows.map(({ recordId }) => recordId))]}::uuid[])`;
  const subjects = await toSubjects(tx, { practiceId }, zone, { rows, kept });
  const holds = await readHolds(tx, { practiceId }, clientId, zone);
  const due = checkBacksDue({ subjects, zone, fallbackZone: FALLBACK_ZONE, holds, made: kept.map(toKept) }, now);
  if (due.length === 0) return 0;
  const recordOf = new Map(rows.map(({ recordId, predictionId, entry }) => [entry ? (predictionId ?? recordId) : recordId, recordId]));
  const { count } = await tx.checkBack.createMany({
    data: due.map((each) => toRow({ practiceId, clientId }, each, recordOf.get(each.subjectId) ?? each.subjectId, now)),
    skipDuplicates: true,
  });
  return count;
}

function toRow({ practiceId, clientId }: Look, { subjectId, dueOn, questions }: CheckBack, recordId: string, madeAt: Date) {
  const planned = questions.map(({ question, plannedOn }) => [PLANNED_COLUMN[question], toDay(plannedOn)]);
  const row = { practiceId, id: uuidv7(), clientId, recordId, linkId: subjectId === recordId ? null : subjectId, subjectId };
  return { ...row, dueOn: toDay(dueOn), madeAt, ...Object.fromEntries(planned) };
}

/** What was written meanwhile is looked at once more, and at once. */
async function lookAgainAt(tx: Tx, { practiceId, clientId }: Look, { changes, nextLookAt }: Looked): Promise<void> {
  await tx.checkBackLook.updateMany({ where: { practiceId, clientId, changes }, data: { nextLookAt } });
}
