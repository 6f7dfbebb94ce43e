import { type Ladder, type Place, smallerSteps } from "./ladder";

/** What is different about a variation: with whom, where, about what, for how long, in front of whom. */
export const VARIED = ["person", "place", "topic", "duration", "audience"] as const;
export type Varied = (typeof VARIED)[number];

type StepState = "active" | "resting" | "retired";
type Standing<Id extends string> = Ladder<Id>[number] & { state: StepState };
type Placed<Id extends string, Refusal extends string> = { ok: true; place: Place<Id> } | { ok: false; reason: Refusal };

/** Why nothing was made of a step; the ladder stands as it was. */
export const MAKE_REFUSALS = ["retired", "oneLevel", "sameStep", "partOfOther", "unknownStep"] as const;
export type MakeRefusal = (typeof MAKE_REFUSALS)[number];

/**
 * Where the smaller steps of a step come to stand: below it, behind those that are there. The step itself stays, with its
 * records, its predictions, and whatever is assigned of it: the client's Today changes only by an assignment. A smaller step
 * begins with none of that, and cannot be split again.
 */
export function placeOfSplit<Id extends string>(ladder: readonly Standing<Id>[], id: Id): Placed<Id, MakeRefusal> {
  const step = ladder.find((one) => one.id === id);
  if (!step) return { ok: false, reason: "unknownStep" };
  if (step.state === "retired") return { ok: false, reason: "retired" };
  if (step.parentId !== null) return { ok: false, reason: "oneLevel" };
  return { ok: true, place: { parentId: id, afterId: smallerSteps(ladder, id).at(-1)?.id ?? null } };
}

/** Where a variation stands: right after the step it varies, and all that belongs to that one. */
export function placeOfVariation<Id extends string>(ladder: readonly Standing<Id>[], id: Id): Placed<Id, MakeRefusal> {
  const step = ladder.find((one) => one.id === id);
  if (!step) return { ok: false, reason: "unknownStep" };
  if (step.state === "retired") return { ok: false, reason: "retired" };
  return { ok: true, place: { parentId: step.parentId, afterId: id } };
}

/**
 * Where a step stands that brings two others together: on the ladder itself, behind the later of the two. Both stay as they
 * are. A step and one of its own smaller steps have nothing to bring together.
 */
export function placeOfCombination<Id extends string>(ladder: readonly Standing<Id>[], [a, b]: readonly [Id, Id]): Placed<Id, MakeRefusal> {
  if (a === b) return { ok: false, reason: "sameStep" };
  const both = ladder.filter((one) => one.id === a || one.id === b);
  const [first, later] = both;
  if (!first || !later) return { ok: false, reason: "unknownStep" };
  if (both.some((one) => one.state === "retired")) return { ok: false, reason: "retired" };
  if (later.parentId === first.id) return { ok: false, reason: "partOfOther" };
  return { ok: true, place: { parentId: null, afterId: later.parentId ?? later.id } };
}

/** The steps that a step can be brought together with, in their order. */
export function combinableWith<Id extends string, Step extends Standing<Id>>(ladder: readonly Step[], id: Id): Step[] {
  return ladder.filter((other) => placeOfCombination<Id>(ladder, [id, other.id]).ok);
}

export const TAKE_BACK_REFUSALS = ["inUse"] as const;
export type TakeBackRefusal = (typeof TAKE_BACK_REFUSALS)[number];

/**
 * Steps that were just made may be taken back, all or none. Not where something was made of one since: assigned, recorded,
 * split, varied or combined; such a step can be retired.
 */
export function mayTakeBack(steps: readonly { inUse: boolean }[]): { ok: true } | { ok: false; reason: TakeBackRefusal } {
  return steps.some((step) => step.inUse) ? { ok: false, reason: "inUse" } : { ok: true };
}
