type StepState = "active" | "resting" | "retired";
/** How an assignment goes on: asked for, or on hold. */
export type GoesOn = "active" | "held";

/**
 * What becomes of an assignment that goes on when its step is put into a state. A step that rests takes it off the client's
 * Today for now; a retired one for good. Taking a step up again brings nothing back by itself: what is asked of a client
 * comes from an assignment, never from the ladder.
 */
export function assignmentAfter(step: StepState, was: GoesOn): GoesOn | "withdrawn" {
  if (step === "active") return was;
  return step === "resting" ? "held" : "withdrawn";
}

/**
 * How an assignment comes back when resting or retiring its step is undone: as it was, as long as new work may be asked for
 * now; on hold where not.
 */
export function assignmentBack(step: StepState, was: GoesOn, mayBeAsked: boolean): GoesOn {
  return step === "active" && mayBeAsked ? was : "held";
}

/** How long a retired step gives back what was assigned of it: for the moment in which it is undone. After that it is assigned anew. */
export const GIVEN_BACK_MS = 600_000;
