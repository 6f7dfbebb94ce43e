import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { doseOfWeek } from "@/domain/assignment/dose";
import { localDate } from "@/domain/calendar/local-date";
import { askedByStep, becameTheRule } from "@/domain/pace/pattern";
import { rhythmFromStored, type StoredRhythm } from "../assignment/stored-rhythm";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import { stepWordsRef, stepWordsSchema } from "../exposure/sealed-words";
import { getPaceAgreement } from "../pace-agreement/data";
import { listRestWeeks } from "../rest-week/data";
import type { paceStanding } from "./schema";

type Row = {
  occurredAt: Date;
  zone: string;
  answered: boolean;
  stepId: string | null;
  stepSealed: Uint8Array | null;
  clientZone: string;
};

/** How the pace stands for one client: what waits, what is planned and agreed on, and how often was asked. Four statements. */
export async function getPaceStanding(
  tx: Tx,
  scope: ClientScope,
  sealer: () => Promise<Sealer>,
  now: Date,
): Promise<z.infer<typeof paceStanding>> {
  const rows = await readRequests(tx, scope);
  const waiting = rows.filter(({ answered }) => !answered);
  const clientZone = rows[0]?.clientZone ?? "UTC";
  const days = rows.map(({ occurredAt, zone }) => localDate(occurredAt, zone, clientZone));
  return {
    waiting: waiting[0] ? { count: waiting.length, since: waiting[0].occurredAt.toISOString() } : null,
    restWeeks: await listRestWeeks(tx, scope, sealer, now),
    agreement: await getPaceAgreement(tx, scope),
    dose: doseOfWeek(await readActive(tx, scope)),
    steps: await withTitles(rows, sealer),
    becameTheRule: becameTheRule(days, localDate(now, clientZone, "UTC")),
  };
}

/** Those that were not taken back, earliest first, by the moment in which they were made. */
function readRequests(tx: Tx, { practiceId, clientId }: ClientScope): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    select q.occurred_at as "occurredAt", q.zone, q.answered_at is not null as answered, s.id as "stepId", s.words_sealed as "stepSealed",
      c.time_zone as "clientZone"
    from pace_request q join client c on c.practice_id = q.practice_id and c.id = q.client_id
    left join exposure_step s on s.practice_id = q.practice_id and s.client_id = q.client_id and s.id = q.step_id
    where q.practice_id = ${practiceId}::uuid and q.client_id = ${clientId}::uuid and q.taken_back_at is null
    order by q.occurred_at, q.id`;
}

async function readActive(tx: Tx, { practiceId, clientId }: ClientScope) {
  const rows = await tx.$queryRaw<(StoredRhythm & { minutes: number })[]>`
    select a.frequency::text as frequency, a.weekdays::int[] as weekdays, a.times, a.period_days as "periodDays",
      a.window_from as "windowFrom", a.window_to as "windowTo", a.minutes
    from assignment a where a.practice_id = ${practiceId}::uuid and a.client_id = ${clientId}::uuid and a.state = 'active'`;
  return rows.map((row) => ({ state: "active" as const, rhythm: rhythmFromStored(row), minutes: row.minutes }));
}

async function withTitles(rows: readonly Row[], sealer: () => Promise<Sealer>): Promise<z.infer<typeof paceStanding>["steps"]> {
  const asked = askedByStep(rows.map(({ stepId, occurredAt }) => ({ stepId, occurredAt: occurredAt.toISOString() })));
  if (asked.length === 0) return [];
  const opened = await sealer();
  const sealedOf = new Map(rows.flatMap(({ stepId, stepSealed }) => (stepId && stepSealed ? [[stepId, stepSealed] as const] : [])));
  return asked.map((each) => {
    const sealed = sealedOf.get(each.stepId);
    return { ...each, title: sealed ? opened.open(stepWordsRef(each.stepId), sealed, stepWordsSchema).title : "" };
  });
}
