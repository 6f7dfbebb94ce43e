import type { AssignmentWords } from "@/domain/assignment/words";

/** What stands in the form; kept on this device until it is assigned. */
export type AssignFields = {
  stepId: string;
  whatExactly: string;
  minimumVersion: string;
  whyThisHelps: string;
  whenWhereWithWhom: string;
  toward: string;
  obstacles: { obstacle: string; ifThen: string }[];
  /** As typed; empty is not set. */
  clientConfidence: string;
  clientAgreed: boolean;
};

export const LEAST_CONFIDENCE = 70;

export function isConfidence(typed: string): boolean {
  return /^\d{1,3}$/.test(typed.trim()) && Number(typed) <= 100;
}

/** The words as they are sent; obstacle rows that were left empty fall away. */
export function wordsOf(fields: AssignFields): AssignmentWords {
  return {
    whatExactly: fields.whatExactly.trim(),
    minimumVersion: fields.minimumVersion.trim(),
    whyThisHelps: fields.whyThisHelps.trim(),
    whenWhereWithWhom: fields.whenWhereWithWhom.trim(),
    toward: fields.toward.trim(),
    obstacles: fields.obstacles
      .map(({ obstacle, ifThen }) => ({ obstacle: obstacle.trim(), ifThen: ifThen.trim() }))
      .filter(({ obstacle, ifThen }) => obstacle !== "" && ifThen !== ""),
  };
}
