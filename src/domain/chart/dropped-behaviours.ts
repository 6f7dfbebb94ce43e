import type { PlannedBehaviour, UsedBehaviour } from "../exercise/answer";

// Reaches the browser: types only from the Zod files.

/** What became of the safety behaviours that were to be dropped. dropped + used + notSaid is `planned`. */
export type DroppedBehaviours = {
  readonly planned: number;
  /** Used at 0. */
  readonly dropped: number;
  /** Used at 1–100. */
  readonly used: number;
  /** Not said afterwards: missing, and neither dropped nor used. */
  readonly notSaid: number;
};

/** Counts by behaviour, compared by its words as they were written. Null where none was to be dropped. */
export function droppedBehaviours(
  planned: readonly PlannedBehaviour[] | null,
  used: readonly UsedBehaviour[] | null,
): DroppedBehaviours | null {
  const toDrop = new Set((planned ?? []).filter(({ plan }) => plan === "drop").map(({ behaviour }) => behaviour));
  if (toDrop.size === 0) return null;
  const degrees = new Map((used ?? []).map(({ behaviour, degree }) => [behaviour, degree]));
  const counts = { planned: toDrop.size, dropped: 0, used: 0, notSaid: 0 };
  for (const behaviour of toDrop) {
    const degree = degrees.get(behaviour) ?? null;
    counts[degree === null ? "notSaid" : degree === 0 ? "dropped" : "used"] += 1;
  }
  return counts;
}
