import type { z } from "zod";
import type { ClientScope } from "@/domain/access/scope";
import { localDate } from "@/domain/calendar/local-date";
import type { RestDays } from "@/domain/pace/rest-days";
import { type RestWeek, restDaysOf, restWeekStanding } from "@/domain/pace/rest-week";
import type { Sealer } from "../crypto/seal";
import type { Tx } from "../db";
import type { restWeekView } from "./schema";
import { restWeekWordsRef, restWeekWordsSchema } from "./sealed-words";

type Row = {
  id: string;
  fromOn: string;
  toOn: string;
  setAt: Date;
  endedAt: Date | null;
  wordsSealed: Uint8Array | null;
  zone: string;
};

/** How many that are over are listed with those that are not. */
const LISTED_OVER = 5;

/** The client's rest weeks: those that go on or are to come, earliest first, then the last that are over. One statement. */
export async function listRestWeeks(
  tx: Tx,
  { practiceId, clientId }: ClientScope,
  sealer: () => Promise<Sealer>,
  now: Date,
): Promise<z.infer<typeof restWeekView>[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select w.id, w.from_on::text as "fromOn", w.to_on::text as "toOn", w.set_at as "setAt", w.ended_at as "endedAt",
      w.words_sealed as "wordsSealed", c.time_zone as zone
    from rest_week w join client c on c.practice_id = w.practice_id and c.id = w.client_id
    where w.practice_id = ${practiceId}::uuid and w.client_id = ${clientId}::uuid
    order by w.from_on, w.id`;
  const opener = rows.some(({ wordsSealed }) => wordsSealed !== null) ? await sealer() : null;
  const views = rows.map((row) => toView(row, opener, now));
  const over = views.filter(({ standing }) => standing === "over").toReversed();
  return [...views.filter(({ standing }) => standing !== "over"), ...over.slice(0, LISTED_OVER)];
}

function toView({ zone, wordsSealed, ...row }: Row, sealer: Sealer | null, now: Date): z.infer<typeof restWeekView> {
  const week: RestWeek = { from: row.fromOn, to: row.toOn, endedAt: row.endedAt?.toISOString() ?? null };
  return {
    id: row.id,
    ...week,
    words: wordsSealed && sealer ? sealer.open(restWeekWordsRef(row.id), wordsSealed, restWeekWordsSchema).words : null,
    setAt: row.setAt.toISOString(),
    standing: restWeekStanding(restDaysOf(week, zone), localDate(now, zone, zone)),
  };
}

/** The client's day, and the days of their rest weeks that still hold. Read it after the client's row is locked. One statement. */
export async function readRestDays(
  tx: Tx,
  { practiceId, clientId }: ClientScope,
  now: Date,
): Promise<{ today: string; restDays: RestDays[] }> {
  const rows = await tx.$queryRaw<{ zone: string; fromOn: string | null; toOn: string | null; endedAt: Date | null }[]>`
    select c.time_zone as zone, w.from_on::text as "fromOn", w.to_on::text as "toOn", w.ended_at as "endedAt"
    from client c left join rest_week w on w.practice_id = c.practice_id and w.client_id = c.id
    where c.practice_id = ${practiceId}::uuid and c.id = ${clientId}::uuid`;
  const zone = rows[0]?.zone ?? "UTC";
  return {
    today: localDate(now, zone, zone),
    restDays: rows.flatMap(({ fromOn: from, toOn: to, endedAt }) =>
      from && to ? (restDaysOf({ from, to, endedAt: endedAt?.toISOString() ?? null }, zone) ?? []) : [],
    ),
  };
}
