import type { z } from "zod";
import { localDate } from "@/domain/calendar/local-date";
import { daysAfter } from "@/domain/calendar/plain-days";
import { type AnswerBy, answerBy } from "@/domain/pace/answer-by";
import { restDaysOf, restWeekStanding } from "@/domain/pace/rest-week";
import { heldNow, waitingRequests } from "@/domain/pace/what-is-held";
import type { Sealer } from "../crypto/seal";
import type { StoredHolding } from "../pace/holding";
import { restWeekWordsRef, restWeekWordsSchema } from "../rest-week/sealed-words";
import type { todayView } from "./schema";

type TodayView = z.infer<typeof todayView>;

/** So many days ahead a rest week is told. */
const TOLD_DAYS = 14;

/** Whether anything is asked of the client on this day of theirs. */
export function toHold(holding: StoredHolding, zone: string, today: string): TodayView["hold"] {
  const waiting = waitingRequests(holding.requests).map(({ occurredAt }) => occurredAt);
  const waitingSince = waiting.reduce<string | null>((first, at) => (first === null || at < first ? at : first), null);
  return { ...heldNow(holding, zone, today), waiting: waiting.length, waitingSince };
}

/** When the request that has waited longest is read and answered; where none waits, one that would be made now. */
export function toReading(
  holding: StoredHolding,
  stated: { readingDays: readonly number[]; withinDays: number | null; timeZone: string },
  now: Date,
): AnswerBy {
  const first = waitingRequests(holding.requests)[0];
  return answerBy(localDate(first ? new Date(first.receivedAt) : now, stated.timeZone, stated.timeZone), stated);
}

/** The rest week that goes on, or the next one. */
export function toRestWeek(holding: StoredHolding, sealer: Sealer, zone: string, today: string): TodayView["restWeek"] {
  const told = holding.restWeeks
    .flatMap((week) => {
      const days = restDaysOf(week, zone);
      const standing = restWeekStanding(days, today);
      return days && standing !== "over" && days.from <= daysAfter(today, TOLD_DAYS) ? [{ week, days, now: standing === "now" }] : [];
    })
    .toSorted((a, b) => (a.days.from < b.days.from ? -1 : 1))[0];
  if (!told) return null;
  const { id, wordsSealed } = told.week;
  const words = wordsSealed ? sealer.open(restWeekWordsRef(id), wordsSealed, restWeekWordsSchema).words : null;
  return { id, ...told.days, words, now: told.now };
}
