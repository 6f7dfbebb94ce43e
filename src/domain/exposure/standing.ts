import type { Rung } from "./ladder";

type Standing<Id extends string> = Rung<Id> & { state: "active" | "resting" | "retired" };

/**
 * The steps that are shown as the ladder: all but the retired, and a retired one still where a smaller step of it stands.
 * The others are put aside, and none is in neither list.
 */
export function standing<Id extends string, Step extends Standing<Id>>(steps: readonly Step[]): { shown: Step[]; putAside: Step[] } {
  const holds = new Set(steps.filter((step) => step.state !== "retired").map((step) => step.parentId));
  const isShown = (step: Step) => step.state !== "retired" || holds.has(step.id);
  return { shown: steps.filter(isShown), putAside: steps.filter((step) => !isShown(step)) };
}

/**
 * The same for somebody who looks for what to do: on the ladder what is active, and a step that is not still where an active
 * smaller step of it stands; what rests apart, what is retired apart. Each step is in one of the three.
 */
export function standingApart<Id extends string, Step extends Standing<Id>>(
  steps: readonly Step[],
): { onLadder: Step[]; resting: Step[]; retired: Step[] } {
  const holds = new Set(steps.filter((step) => step.state === "active").map((step) => step.parentId));
  const isOn = (step: Step) => step.state === "active" || holds.has(step.id);
  return {
    onLadder: steps.filter(isOn),
    resting: steps.filter((step) => !isOn(step) && step.state === "resting"),
    retired: steps.filter((step) => !isOn(step) && step.state === "retired"),
  };
}
