import type { AssignmentWindow, Rhythm } from "@/domain/assignment/rhythm";
import type { AssignmentWords } from "@/domain/assignment/words";

/** What stands in the form; kept on this device until it is assigned. Numbers as typed; empty is not set. */
export type AssignFields = {
  /** "step:ID" or "exercise:ID@VERSION"; empty: nothing chosen yet. */
  chosen: string;
  whatExactly: string;
  minimumVersion: string;
  whyThisHelps: string;
  whenWhereWithWhom: string;
  toward: string;
  obstacles: { obstacle: string; ifThen: string }[];
  safetyBehaviours: string[];
  frequency: Rhythm["frequency"];
  /** ISO weekdays, 1 … 7, as strings. */
  weekdays: string[];
  times: string;
  periodDays: string;
  windowFrom: string;
  windowTo: string;
  minutes: string;
  clientConfidence: string;
  clientAgreed: boolean;
};

export const EMPTY_FIELDS: AssignFields = {
  chosen: "",
  whatExactly: "",
  minimumVersion: "",
  whyThisHelps: "",
  whenWhereWithWhom: "",
  toward: "",
  obstacles: [{ obstacle: "", ifThen: "" }],
  safetyBehaviours: [],
  frequency: "once",
  weekdays: [],
  times: "",
  periodDays: "7",
  windowFrom: "",
  windowTo: "",
  minutes: "",
  clientConfidence: "",
  clientAgreed: false,
};

export const LEAST_CONFIDENCE = 70;

export function isConfidence(typed: string): boolean {
  return isWhole(typed, 0, 100);
}

/** Whether what was typed is a whole number within these bounds. */
export function isWhole(typed: string, least: number, most: number): boolean {
  return /^\d{1,4}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;
}

/** What was chosen: a step of the ladder, or an exercise in one version; null where nothing was. */
export function chosenOf(chosen: string): { stepId: string } | { exercise: { id: string; version: number } } | null {
  const [kind, rest = ""] = [chosen.slice(0, chosen.indexOf(":")), chosen.slice(chosen.indexOf(":") + 1)];
  if (kind === "step") return { stepId: rest };
  const at = rest.lastIndexOf("@");
  return kind === "exercise" && at > 0 ? { exercise: { id: rest.slice(0, at), version: Number(rest.slice(at + 1)) } } : null;
}

/** The rhythm as it is sent; null where it is not whole yet. */
export function rhythmOf(fields: Pick<AssignFields, "frequency" | "weekdays" | "times" | "periodDays">): Rhythm | null {
  switch (fields.frequency) {
    case "once":
    case "anyTime":
      return { frequency: fields.frequency };
    case "onDays":
      return fields.weekdays.length === 0 ? null : { frequency: "onDays", weekdays: fields.weekdays.map(Number).sort((a, b) => a - b) };
    case "timesInPeriod":
      return isWhole(fields.times, 1, 50) && isWhole(fields.periodDays, 1, 92)
        ? { frequency: "timesInPeriod", times: Number(fields.times), periodDays: Number(fields.periodDays) }
        : null;
  }
}

export function windowOf({ windowFrom, windowTo }: Pick<AssignFields, "windowFrom" | "windowTo">): AssignmentWindow {
  return { from: windowFrom === "" ? null : windowFrom, to: windowTo === "" ? null : windowTo };
}

/** The words as they are sent; obstacle rows that were left empty fall away. */
export function wordsOf(fields: AssignFields): AssignmentWords {
  return {
    title: "",
    whatExactly: fields.whatExactly.trim(),
    minimumVersion: fields.minimumVersion.trim(),
    whyThisHelps: fields.whyThisHelps.trim(),
    whenWhereWithWhom: fields.whenWhereWithWhom.trim(),
    toward: fields.toward.trim(),
    obstacles: fields.obstacles
      .map(({ obstacle, ifThen }) => ({ obstacle: obstacle.trim(), ifThen: ifThen.trim() }))
      .filter(({ obstacle, ifThen }) => obstacle !== "" && ifThen !== ""),
    safetyBehaviours: fields.safetyBehaviours,
  };
}
