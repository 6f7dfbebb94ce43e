import { type Axis, EXHAUSTION_AXIS } from "./axis";
import { displayForCount } from "./small-n";

const DAY_MS = 86_400_000;

export type PaceMark = { readonly kind: "slower" | "pause"; readonly answered: boolean };
export type PaceMarkOfDay = PaceMark & {
  /** ISO date where the client is. */
  readonly date: string;
};
export type ExhaustionOfDay = { readonly date: string; readonly exhaustion: number };
export type PaceDay = {
  /** ISO date. */
  readonly date: string;
  /** 0–10; null is a gap. */
  readonly exhaustion: number | null;
  readonly marks: PaceMark[];
};
export type PaceStripRows = {
  /** By the days that hold anything: none, one or two, or enough to draw. */
  readonly display: "sentence" | "list" | "points";
  /** Every day of the window, oldest first. */
  readonly days: PaceDay[];
  /** Days with a number or a request. */
  readonly recorded: PaceDay[];
  /** Days with a number. */
  readonly rated: number;
  /** Requests in the window. */
  readonly asked: number;
  /** Requests without an answer, in the window or before it. */
  readonly unanswered: number;
  /** Those of them that are older than the window. */
  readonly unansweredBefore: number;
  readonly axis: Axis;
};

/**
 * One entry for each day of the window that ends with `today`, oldest first. Days without a record stay gaps.
 * @param days length of the window
 */
export function preparePaceDays(
  exhaustion: readonly ExhaustionOfDay[],
  requests: readonly PaceMarkOfDay[],
  today: string,
  days: number,
): PaceDay[] {
  const last = Date.parse(`${today}T00:00:00Z`);
  const rated = new Map(exhaustion.map((day) => [day.date, day.exhaustion]));
  return Array.from({ length: days }, (_, index) => {
    const date = new Date(last - (days - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    const marks = requests.filter((request) => request.date === date);
    return {
      date,
      exhaustion: rated.get(date) ?? null,
      // Answered ones first, so that what still waits stands outermost; otherwise by kind.
      marks: marks.map(({ kind, answered }) => ({ kind, answered })).sort((a, b) => rankOf(a) - rankOf(b)),
    };
  });
}

/** The strip of chart H with its counts. An unanswered request never drops out: what is older than the window is counted. */
export function preparePaceStrip(
  exhaustion: readonly ExhaustionOfDay[],
  requests: readonly PaceMarkOfDay[],
  today: string,
  length: number,
): PaceStripRows {
  const days = preparePaceDays(exhaustion, requests, today, length);
  const recorded = recordedDays(days);
  const display = displayForCount(recorded.length);
  const waiting = requests.filter((request) => !request.answered);
  const first = days[0]?.date ?? today;
  return {
    display: display === "sentence" || display === "list" ? display : "points",
    days,
    recorded,
    rated: recorded.filter((day) => day.exhaustion !== null).length,
    asked: recorded.reduce((sum, day) => sum + day.marks.length, 0),
    unanswered: waiting.length,
    unansweredBefore: waiting.filter((request) => request.date < first).length,
    axis: EXHAUSTION_AXIS,
  };
}

/** Days with a number or a request. */
export function recordedDays(days: readonly PaceDay[]): PaceDay[] {
  return days.filter((day) => day.exhaustion !== null || day.marks.length > 0);
}

function rankOf(mark: PaceMark): number {
  return (mark.answered ? 0 : 2) + (mark.kind === "slower" ? 0 : 1);
}
