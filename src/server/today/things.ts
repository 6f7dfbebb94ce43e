import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { type Standing, standingOn, timesWithin } from "@/domain/assignment/standing";
import { localDate } from "@/domain/calendar/local-date";
import { phaseIdsByTime } from "@/domain/exercise/fields-of";
import { smallestOf } from "@/domain/pace/return";
import { ASSIGNMENT_COLUMNS, ASSIGNMENT_TABLES, type AssignmentRow, toAssignmentView } from "../assignment/data";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { findExercises } from "../exercise/data";
import type { todayThing, todayView } from "./schema";

/** The longest period that a rhythm can have, and a day for the time zone. */
const LOOK_BACK_DAYS = 93;
const DAY_MS = 86_400_000;
/** More than anybody can mean to do; a list that is longer says so by ending. */
const MOST = 50;

type Thing = z.infer<typeof todayThing>;
type Row = AssignmentRow & { recordId: string | null; afterOpened: boolean | null; doneAt: Date[] | null };

/** The moment and the client's zone; whether anything is asked now; whether the client comes back after a silence. */
type Around = { now: Date; zone: string; isHeld: boolean; isReturning: boolean };

/**
 * What is agreed on, by how it stands today: one first, the rest beside it, what is there for any time apart. What rests today
 * is left out, unless it was begun. Nothing adds up from earlier days. At most two statements.
 */
export async function listThings(
  tx: Tx,
  scope: ClientScope,
  sealer: Sealer,
  { now, zone, isHeld, isReturning }: Around,
): Promise<Pick<z.infer<typeof todayView>, "next" | "others" | "anyTime">> {
  const rows = await readActive(tx, scope, new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS));
  const definitionOf = await findExercises(
    tx,
    scope,
    rows.map(({ definitionId: id, definitionVersion: version }) => ({ id, version })),
  );
  const today = localDate(now, zone, zone);
  const placed = rows.map((row) => {
    const definition = definitionOf(row.definitionId, row.definitionVersion);
    const assignment = toAssignmentView(row, definition, sealer);
    const doneOn = (row.doneAt ?? []).map((at) => localDate(new Date(at), zone, zone));
    const { rhythm } = assignment;
    const standing = standingOn(rhythm, assignment.window, doneOn, today);
    const thing: Thing = {
      assignment,
      asksBefore: definition !== null && phaseIdsByTime(definition).early.length > 0,
      recordId: row.recordId,
      afterOpened: row.afterOpened ?? false,
      held: isHeld && rhythm.frequency !== "anyTime",
      timesDone: rhythm.frequency === "timesInPeriod" ? timesWithin(doneOn, today, rhythm.periodDays) : 0,
    };
    return { thing, standing: row.recordId && standing === "rest" ? ("open" as Standing) : standing };
  });
  const open = placed.filter(({ standing }) => standing === "open").map(({ thing }) => thing);
  const next = isReturning ? smallest(open) : (open.toSorted((a, b) => rank(a) - rank(b))[0] ?? null);
  const others = open.toSorted((a, b) => rank(a) - rank(b)).filter((thing) => thing !== next);
  return { next, others, anyTime: placed.filter(({ standing }) => standing === "anyTime").map(({ thing }) => thing) };
}

/** For whoever comes back after a silence: what takes least, and no exposure where there is something else. */
function smallest(open: readonly Thing[]): Thing | null {
  const things = open.map((thing) => ({ thing, minutes: thing.assignment.minutes, isExposure: thing.assignment.stepId !== null }));
  return smallestOf(things)?.thing ?? null;
}

/** What was begun comes first, then exposures, then the rest; among equals what was agreed on earlier (the order read). */
function rank({ recordId, assignment }: Thing): number {
  if (recordId !== null) return 0;
  return assignment.stepId === null ? 2 : 1;
}

function readActive(tx: Tx, scope: ClientScope, since: Date): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    select ${ASSIGNMENT_COLUMNS}, r.id as "recordId", r.after_opened_at is not null as "afterOpened",
      d.at as "doneAt"
    from assignment a ${ASSIGNMENT_TABLES}
    left join lateral (
      select id, after_opened_at from record
      where practice_id = a.practice_id and client_id = a.client_id and assignment_id = a.id and progress = 'draft'
      order by received_at desc, id desc limit 1
    ) r on true
    cross join lateral (
      select jsonb_agg(finished_at) as at from record
      where practice_id = a.practice_id and client_id = a.client_id and assignment_id = a.id and finished_at >= ${since.toISOString()}::timestamptz
        and progress in ('done', 'partly_done', 'started_and_stopped')
    ) d
    where a.practice_id = ${scope.practiceId}::uuid and a.client_id = ${scope.clientId}::uuid and a.state = 'active'
    order by a.assigned_at, a.id limit ${MOST}`;
}
