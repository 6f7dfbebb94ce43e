import type { Rhythm } from "./rhythm";

/** How much is agreed for one week: things to do, and about how many minutes in all. */
export type Dose = { things: number; minutes: number };

/** What of an assignment counts for the dose. Held, done and withdrawn ones count nothing. */
export type DosedAssignment = { state: "active" | "held" | "done" | "withdrawn"; rhythm: Rhythm; minutes: number };

/** Times in an ordinary week, rounded up; what is there for any time asks for none. */
export function timesInWeek(rhythm: Rhythm): number {
  switch (rhythm.frequency) {
    case "once":
      return 1;
    case "onDays":
      return new Set(rhythm.weekdays).size;
    case "timesInPeriod":
      return Math.ceil((rhythm.times * 7) / rhythm.periodDays);
    case "anyTime":
      return 0;
  }
}

/** The dose of a week with these assignments. `things` counts assignments, not times; `minutes` counts each time. */
export function doseOfWeek(assignments: readonly DosedAssignment[]): Dose {
  const counted = assignments.filter(({ state, rhythm }) => state === "active" && timesInWeek(rhythm) > 0);
  return {
    things: counted.length,
    minutes: counted.reduce((sum, { rhythm, minutes }) => sum + timesInWeek(rhythm) * minutes, 0),
  };
}

/** What both agreed on for a week. Null: no number was agreed on. */
export type AgreedDose = { readonly things: number | null; readonly minutes: number | null };

/** By how much a dose goes beyond what was agreed on; 0: it does not. For the screen on which something is assigned: it says so and refuses nothing. */
export function overDose(agreed: AgreedDose | null, dose: Dose): Dose {
  const over = (is: number, most: number | null | undefined) => (most == null ? 0 : Math.max(0, is - most));
  return { things: over(dose.things, agreed?.things), minutes: over(dose.minutes, agreed?.minutes) };
}

/** Which of the two there is, for its words. */
export function whichOf({ things, minutes }: AgreedDose): "both" | "things" | "minutes" {
  if (things) return minutes ? "both" : "things";
  return "minutes";
}
