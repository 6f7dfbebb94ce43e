import { daysAfter } from "../calendar/plain-days";
import type { Outcome } from "../prediction/outcome";

/** What a check-back asks: what became of it, how likely it is now, whether a belief or a piece of evidence still holds. */
export type CheckBackQuestion = "outcome" | "expectancy" | "belief" | "evidence";

/**
 * Days after the record on which a question is asked again: from the first to the last one, counted in the client's calendar.
 * Expectancy after 1–3 and 7 days, belief after 7, evidence after 30 (exercises.md 1b, 2, 6). Who could not be asked in that
 * time is not asked for it any more; the days of a hold do not count.
 */
export const FOLLOW_UPS: Record<Exclude<CheckBackQuestion, "outcome">, readonly { readonly first: number; readonly last: number }[]> = {
  expectancy: [
    { first: 1, last: 3 },
    { first: 7, last: 13 },
  ],
  belief: [{ first: 7, last: 13 }],
  evidence: [{ first: 30, last: 59 }],
};

/** Something of a client's that is asked about: a prediction, or a record with a question for later. */
export type CheckBackSubject = {
  /** Of the prediction or record; one check-back for each of them and each day. */
  readonly subjectId: string;
  /** Of a prediction: when it is to be known, ISO date in the client's calendar. Null: it has no date, and is not asked for. */
  readonly decideBy: string | null;
  /** Days to which the client moved it, in the order of moving; the last one stands. */
  readonly movedTo: readonly string[];
  readonly outcome: Outcome | null;
  /** ISO date in the client's calendar, of the record; null: not finished. */
  readonly finishedOn: string | null;
  /** The record says *not this time*: there was nothing to find out. */
  readonly notThisTime: boolean;
  /** Questions for later days that its exercise has. */
  readonly followUps: readonly Exclude<CheckBackQuestion, "outcome">[];
  /** Days on which the client answered them, unasked or asked. */
  readonly answeredOn: readonly { readonly question: CheckBackQuestion; readonly date: string }[];
};

/** One question on its day. `lastAfter`: days after `plannedOn` on which it is still worth asking; null: no end. */
export type PlannedQuestion = { readonly question: CheckBackQuestion; readonly plannedOn: string; readonly lastAfter: number | null };

/** Every question about one subject that still wants an answer, whether its day has come or not; earliest first. */
export function plannedQuestions(subject: CheckBackSubject): PlannedQuestion[] {
  if (subject.notThisTime) return [];
  const planned: PlannedQuestion[] = [];
  const decideOn = subject.movedTo.at(-1) ?? subject.decideBy;
  if (decideOn !== null && (subject.outcome === null || subject.outcome === "cannotTellYet")) {
    planned.push({ question: "outcome", plannedOn: decideOn, lastAfter: null });
  }
  const { finishedOn } = subject;
  if (finishedOn !== null) {
    for (const question of subject.followUps) {
      for (const { first, last } of FOLLOW_UPS[question]) {
        planned.push({ question, plannedOn: daysAfter(finishedOn, first), lastAfter: last - first });
      }
    }
  }
  const isAnswered = ({ question, plannedOn }: PlannedQuestion) =>
    question !== "outcome" && subject.answeredOn.some((answer) => answer.question === question && answer.date >= plannedOn);
  return planned
    .filter((each) => !isAnswered(each))
    .toSorted((a, b) => (a.plannedOn < b.plannedOn ? -1 : a.plannedOn > b.plannedOn ? 1 : 0));
}
