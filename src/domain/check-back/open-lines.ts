import type { CheckBack } from "./due";
import { freeDaysBetween, type HeldDays } from "./held-days";
import { type CheckBackQuestion, type CheckBackSubject, plannedQuestions } from "./planned-questions";

/** A check-back as it is kept. */
export type KeptCheckBack = CheckBack & { readonly id: string; readonly answered: boolean };

/** What a client is asked about one subject: one line, however many of its check-backs wait. */
export type OpenLine = {
  /** The latest check-back's: answering it answers the line. */
  readonly id: string;
  readonly subjectId: string;
  /** Since when it is asked. */
  readonly dueOn: string;
  /** What became of it stands first. */
  readonly questions: readonly CheckBackQuestion[];
};

const ORDER: readonly CheckBackQuestion[] = ["outcome", "expectancy", "belief", "evidence"];

/**
 * The check-backs that wait for an answer on `today`, as one line for each subject, oldest first. An answer that came on another
 * way closes them too, and so does a day to which the client moved the question. What became of it stays until it is said; what
 * is asked again on a later day goes when its days are over, so that nothing piles up.
 */
export function openLines(
  kept: readonly KeptCheckBack[],
  subjects: readonly CheckBackSubject[],
  held: readonly HeldDays[],
  today: string,
): OpenLine[] {
  return subjects
    .flatMap((subject) => {
      const planned = plannedQuestions(subject);
      const waiting = kept
        .filter(({ subjectId, answered, dueOn }) => subjectId === subject.subjectId && !answered && dueOn <= today)
        .map((each) => ({
          ...each,
          questions: each.questions.filter(({ question, plannedOn }) => {
            const still = planned.find((one) => one.question === question && one.plannedOn === plannedOn);
            return still !== undefined && (still.lastAfter === null || freeDaysBetween(each.dueOn, today, held) <= still.lastAfter);
          }),
        }))
        .filter(({ questions }) => questions.length > 0)
        .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
      const [first, last] = [waiting[0], waiting.at(-1)];
      if (!first || !last) return [];
      const asked = new Set(waiting.flatMap(({ questions }) => questions.map(({ question }) => question)));
      const { subjectId } = subject;
      return [{ id: last.id, subjectId, dueOn: first.dueOn, questions: ORDER.filter((question) => asked.has(question)) }];
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.subjectId < b.subjectId ? -1 : 1));
}
