/** When a request is read and by when it is answered, as far as it was stated; days in the therapist's calendar. */
export type Reading = { readsOn: string | null; answersBy: string | null };

/** Which sentence says it, with the days it names. */
export type ReadingLine =
  | { line: "readsBoth"; reads: string; answers: string }
  | { line: "readsOnly"; reads: string }
  | { line: "readsOneDay" | "answersOnly" | "answerLate"; answers: string }
  | { line: "readsNoDay" };

/**
 * What can be said today. A reading day that has passed is not named; a day of answering that has passed is said to be so.
 * @param today in the therapist's calendar, YYYY-MM-DD
 */
export function readingLine({ readsOn, answersBy }: Reading, today: string): ReadingLine {
  if (answersBy !== null && answersBy < today) return { line: "answerLate", answers: answersBy };
  const reads = readsOn !== null && readsOn >= today ? readsOn : null;
  if (answersBy === null) return reads === null ? { line: "readsNoDay" } : { line: "readsOnly", reads };
  if (reads === null) return { line: "answersOnly", answers: answersBy };
  return reads === answersBy ? { line: "readsOneDay", answers: answersBy } : { line: "readsBoth", reads, answers: answersBy };
}
