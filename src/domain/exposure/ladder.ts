/** One step as far as the order goes. A step that was split has smaller steps, whose parent it is; they have none of their own. */
export type Rung<Id extends string = string> = { id: Id; parentId: Id | null };
/** Steps in the order in which they are read: each smaller step right below the step it belongs to. */
export type Ladder<Id extends string = string> = readonly Rung<Id>[];
/** Where a step stands: on the ladder itself (parent null) or below a step, first there (after null) or right after another. */
export type Place<Id extends string = string> = { parentId: Id | null; afterId: Id | null };

/** Why a step cannot stand there; nothing is changed. */
export const MOVE_REFUSALS = ["intoItself", "hasSmallerSteps", "oneLevel", "placeGone"] as const;
export type MoveRefusal = (typeof MOVE_REFUSALS)[number];
export type Moved<Id extends string = string> = { ok: true; ladder: Rung<Id>[] } | { ok: false; reason: MoveRefusal };

/** The smaller steps of a step, in their order. */
export function smallerSteps<Id extends string>(ladder: Ladder<Id>, parentId: Id | null): Rung<Id>[] {
  return ladder.filter((rung) => rung.parentId === parentId);
}

/** Where a step stands now; null for one that is not on the ladder. Moving it there again undoes any move. */
export function placeOf<Id extends string>(ladder: Ladder<Id>, id: Id): Place<Id> | null {
  const rung = ladder.find((one) => one.id === id);
  if (!rung) return null;
  const siblings = smallerSteps(ladder, rung.parentId);
  return { parentId: rung.parentId, afterId: siblings[siblings.indexOf(rung) - 1]?.id ?? null };
}

/**
 * Moves a step to a place; its smaller steps come along. The order of the others stays, and every step is still there once.
 * A step that was split cannot become a smaller step itself, and smaller steps have none below them. A place after itself,
 * where it already is, leaves the ladder as it stands.
 */
export function moveTo<Id extends string>(ladder: Ladder<Id>, id: Id, place: Place<Id>): Moved<Id> {
  const { parentId, afterId } = place;
  const rung = ladder.find((one) => one.id === id);
  if (!rung) return { ok: false, reason: "placeGone" };
  if (parentId === id) return { ok: false, reason: "intoItself" };
  if (parentId !== null && ladder.some((one) => one.parentId === id)) return { ok: false, reason: "hasSmallerSteps" };
  if (afterId === id) return rung.parentId === parentId ? { ok: true, ladder: [...ladder] } : { ok: false, reason: "placeGone" };
  const isIts = (one: Rung<Id>) => one.id === id || one.parentId === id;
  const block = ladder.filter(isIts).map((one) => (one.id === id ? { ...one, parentId } : one));
  return insertAt(
    ladder.filter((one) => !isIts(one)),
    block,
    place,
  );
}

/** Puts steps that are not on the ladder yet to a place, in their order. */
export function insertAt<Id extends string>(ladder: Ladder<Id>, added: Ladder<Id>, { parentId, afterId }: Place<Id>): Moved<Id> {
  if (parentId !== null) {
    const parent = ladder.find((one) => one.id === parentId);
    if (!parent) return { ok: false, reason: "placeGone" };
    if (parent.parentId !== null) return { ok: false, reason: "oneLevel" };
  }
  if (afterId !== null && ladder.find((one) => one.id === afterId)?.parentId !== parentId) return { ok: false, reason: "placeGone" };
  const at = indexOf(ladder, { parentId, afterId });
  return { ok: true, ladder: [...ladder.slice(0, at), ...added, ...ladder.slice(at)] };
}

/** Behind the step that the place is after, and behind all that belongs to that one. */
function indexOf<Id extends string>(ladder: Ladder<Id>, { parentId, afterId }: Place<Id>): number {
  if (afterId === null) return parentId === null ? 0 : ladder.findIndex((one) => one.id === parentId) + 1;
  return ladder.findLastIndex((one) => one.id === afterId || one.parentId === afterId) + 1;
}

/** The moves that a ladder offers for one of its steps, for those who do not drag; null where there is no such move. */
export type Offered<Id extends string = string> = Record<"up" | "down" | "into" | "out", Place<Id> | null>;

/** One place up or down among its own, into the step above it, or out to stand behind the step it belongs to. */
export function offeredMoves<Id extends string>(ladder: Ladder<Id>, id: Id): Offered<Id> {
  const rung = ladder.find((one) => one.id === id);
  if (!rung) return { up: null, down: null, into: null, out: null };
  const { parentId } = rung;
  const siblings = smallerSteps(ladder, parentId);
  const at = siblings.indexOf(rung);
  const before = siblings[at - 1];
  const next = siblings[at + 1];
  const mayGoInto = parentId === null && before !== undefined && smallerSteps(ladder, id).length === 0;
  return {
    up: before ? { parentId, afterId: siblings[at - 2]?.id ?? null } : null,
    down: next ? { parentId, afterId: next.id } : null,
    into: mayGoInto ? { parentId: before.id, afterId: smallerSteps(ladder, before.id).at(-1)?.id ?? null } : null,
    out: parentId === null ? null : { parentId: null, afterId: parentId },
  };
}

/**
 * The place that a drop means: on a step, below it, behind its smaller ones; before a step, among its own; after a step that was
 * split, first below it. A step that is dropped beside itself stays where it is.
 */
export function placeOfDrop<Id extends string>(
  ladder: Ladder<Id>,
  id: Id,
  { targetId, position }: { targetId: Id; position: "before" | "on" | "after" },
): Place<Id> | null {
  const target = ladder.find((one) => one.id === targetId);
  if (!target || targetId === id) return null;
  const others = (parentId: Id | null) => smallerSteps(ladder, parentId).filter((one) => one.id !== id);
  if (position === "on") return { parentId: targetId, afterId: others(targetId).at(-1)?.id ?? null };
  const { parentId } = target;
  if (position === "before") return { parentId, afterId: others(parentId)[others(parentId).indexOf(target) - 1]?.id ?? null };
  return others(targetId).length > 0 ? { parentId: targetId, afterId: null } : { parentId, afterId: targetId };
}
