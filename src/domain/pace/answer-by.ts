import { isoWeekday } from "../assignment/standing";
import { localDate, startOfDay } from "../calendar/local-date";
import { daysAfter } from "../calendar/plain-days";

/** When a therapist reads and by when they answer. */
export type StatedTime = {
  /** ISO weekdays, 1 Monday … 7 Sunday; empty: not said. */
  readonly readingDays: readonly number[];
  /** Within so many working days, Monday to Friday; null: not stated. */
  readonly withinDays: number | null;
};

/** Days of the therapist's calendar; null: nothing was stated from which it would follow. */
export type AnswerBy = { readonly readsOn: string | null; readonly answersBy: string | null };

/**
 * When a request is read, and by when it is answered: what can be promised to the client. Reading is the next reading day
 * after the day of asking (they may have read already on that day), and never later than the answer.
 * @param askedOn day on which it came, in the therapist's calendar
 */
export function answerBy(askedOn: string, { readingDays, withinDays }: StatedTime): AnswerBy {
  const answersBy = withinDays === null ? null : workingDaysAfter(askedOn, withinDays);
  const reads = nextWeekday(askedOn, readingDays);
  const readsOn = answersBy !== null && reads !== null && answersBy < reads ? answersBy : reads;
  return { readsOn, answersBy };
}

/**
 * The moment from which whoever covers may answer: the end of the last day that the therapist stated.
 * @param receivedAt when it came; what a therapist could not see does not count against them
 * @param zone of the therapist
 */
export function coverFrom(receivedAt: Date, withinDays: number, zone: string): Date {
  const lastDay = workingDaysAfter(localDate(receivedAt, zone, zone), withinDays);
  return startOfDay(daysAfter(lastDay, 1), zone);
}

/** Whether a request that waits has waited longer than its therapist stated. Where nothing is stated nothing ever goes to anybody else. */
export function goesToCover(
  request: { readonly receivedAt: Date },
  stated: { readonly withinDays: number | null; readonly zone: string },
  now: Date,
): boolean {
  return stated.withinDays !== null && now >= coverFrom(request.receivedAt, stated.withinDays, stated.zone);
}

function workingDaysAfter(day: string, count: number): string {
  let date = day;
  for (let left = count; left > 0; ) {
    date = daysAfter(date, 1);
    if (isoWeekday(date) <= 5) left -= 1;
  }
  return date;
}

function nextWeekday(day: string, weekdays: readonly number[]): string | null {
  for (let ahead = 1; ahead <= 7; ahead++) {
    const date = daysAfter(day, ahead);
    if (weekdays.includes(isoWeekday(date))) return date;
  }
  return null;
}
