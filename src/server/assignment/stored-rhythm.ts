import type { AssignmentWindow, Rhythm } from "@/domain/assignment/rhythm";
import type { AssignmentFrequency } from "@/generated/prisma/enums";

/** A rhythm and window as the columns of an assignment have them. Dates are UTC midnights of the client's calendar days. */
export type StoredRhythm = {
  frequency: AssignmentFrequency;
  weekdays: number[];
  times: number | null;
  periodDays: number | null;
  windowFrom: Date | null;
  windowTo: Date | null;
};

export function rhythmToStored(rhythm: Rhythm, window: AssignmentWindow): StoredRhythm {
  const dates = { windowFrom: toDate(window.from), windowTo: toDate(window.to) };
  const none = { weekdays: [], times: null, periodDays: null };
  switch (rhythm.frequency) {
    case "once":
      return { frequency: "once", ...none, ...dates };
    case "anyTime":
      return { frequency: "any_time", ...none, ...dates };
    case "onDays":
      return { frequency: "on_days", ...none, weekdays: [...new Set(rhythm.weekdays)].sort((a, b) => a - b), ...dates };
    case "timesInPeriod":
      return { frequency: "times_in_period", ...none, times: rhythm.times, periodDays: rhythm.periodDays, ...dates };
  }
}

export function rhythmFromStored(stored: Omit<StoredRhythm, "windowFrom" | "windowTo">): Rhythm {
  switch (stored.frequency) {
    case "once":
      return { frequency: "once" };
    case "any_time":
      return { frequency: "anyTime" };
    case "on_days":
      return { frequency: "onDays", weekdays: stored.weekdays };
    case "times_in_period":
      return { frequency: "timesInPeriod", times: stored.times ?? 1, periodDays: stored.periodDays ?? 7 };
  }
}

export function windowFromStored({ windowFrom, windowTo }: Pick<StoredRhythm, "windowFrom" | "windowTo">): AssignmentWindow {
  return { from: toDay(windowFrom), to: toDay(windowTo) };
}

function toDate(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

function toDay(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}
