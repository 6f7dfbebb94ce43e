import { localDate } from "../calendar/local-date";
import { daysAfter } from "../calendar/plain-days";
import { isTimeZone } from "../calendar/time-zone";
import { firstFreeDay, freeDaysBetween, type HeldDays, type Hold, heldDays, isHeldAt } from "./held-days";
import { type CheckBackQuestion, type CheckBackSubject, type PlannedQuestion, plannedQuestions } from "./planned-questions";

/**
 * One check-back: the questions about one subject on one day. Exactly one exists for each (client, subjectId, dueOn), and dueOn
 * never depends on when somebody looked: two workers that look at once, or on both sides of a midnight, find the same one.
 */
export type CheckBack = {
  readonly subjectId: string;
  /** ISO date in the client's calendar. */
  readonly dueOn: string;
  /** Each question with the day it was planned for, which a hold may have pushed on. */
  readonly questions: readonly { readonly question: CheckBackQuestion; readonly plannedOn: string }[];
};

export type CheckBackGiven = {
  readonly subjects: readonly CheckBackSubject[];
  /** The client's IANA zone. */
  readonly zone: string;
  /** The practice's, where the client's is unknown to this machine. */
  readonly fallbackZone: string;
  readonly holds: readonly Hold[];
  /** Check-backs that were made before, answered or not. */
  readonly made: readonly CheckBack[];
};

/**
 * The check-backs of one client that are due at an instant and were not made before, earliest first. Each question is asked
 * once; a client who moves the day is asked once on the new one, and who says *can't know* never again. Nothing is due while a
 * pace request waits; what fell into that time comes on the first free day. A day begins at the client's own midnight, on the
 * days when the clocks change too; who was not reached on the day is asked when they are.
 */
export function checkBacksDue(given: CheckBackGiven, at: Date): CheckBack[] {
  if (isHeldAt(given.holds, at)) return [];
  const zone = [given.zone, given.fallbackZone].find(isTimeZone) ?? "UTC";
  return checkBacksOn(given, heldDays(given.holds, zone), localDate(at, zone, zone));
}

/** The same for a whole day of the client's calendar, `today`, on which nothing waits. */
export function checkBacksOn(given: Pick<CheckBackGiven, "subjects" | "made">, held: readonly HeldDays[], today: string): CheckBack[] {
  const madeBySubject = new Map<string, CheckBack[]>();
  for (const each of given.made) madeBySubject.set(each.subjectId, [...(madeBySubject.get(each.subjectId) ?? []), each]);
  return given.subjects
    .flatMap((subject) => dueOfSubject(subject, madeBySubject.get(subject.subjectId) ?? [], held, today))
    .toSorted((a, b) => compare(a.dueOn, b.dueOn) || compare(a.subjectId, b.subjectId));
}

function dueOfSubject(subject: CheckBackSubject, made: readonly CheckBack[], held: readonly HeldDays[], today: string): CheckBack[] {
  const come = plannedQuestions(subject).flatMap((planned) => {
    const dueOn = firstFreeDay(planned.plannedOn, held);
    return dueOn !== null && dueOn <= today ? [{ ...planned, dueOn }] : [];
  });
  // After a hold the questions of day 1 and of day 7 may fall together: then the later one is asked alone.
  const latest = come.filter((each, index) => !come.slice(index + 1).some(({ question }) => question === each.question));
  const due = latest.filter(
    (each) => !wasAsked(each, made) && (each.lastAfter === null || freeDaysBetween(each.dueOn, today, held) <= each.lastAfter),
  );
  const byDay = new Map<string, CheckBack["questions"]>();
  for (const { question, plannedOn, dueOn } of due) {
    const day = firstUnused(dueOn, made);
    if (day <= today) byDay.set(day, [...(byDay.get(day) ?? []), { question, plannedOn }]);
  }
  return [...byDay].map(([dueOn, questions]) => ({ subjectId: subject.subjectId, dueOn, questions }));
}

function wasAsked({ question, plannedOn }: PlannedQuestion, made: readonly CheckBack[]): boolean {
  return made.some(({ questions }) => questions.some((each) => each.question === question && each.plannedOn === plannedOn));
}

/** A question that comes late for a day whose check-back stands already waits for the next day without one. */
function firstUnused(dueOn: string, made: readonly CheckBack[]): string {
  return made.some((each) => each.dueOn === dueOn) ? firstUnused(daysAfter(dueOn, 1), made) : dueOn;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
