/**
 * Moves one step of a ladder to stand directly after another; null: to the top. The order of the others stays.
 * Unknown ids, or a step after itself, leave the ladder as it is.
 */
export function moveAfter<Id extends string>(ids: readonly Id[], id: Id, afterId: Id | null): Id[] {
  if (!ids.includes(id) || id === afterId || (afterId !== null && !ids.includes(afterId))) return [...ids];
  const others = ids.filter((other) => other !== id);
  const at = afterId === null ? 0 : others.indexOf(afterId) + 1;
  return [...others.slice(0, at), id, ...others.slice(at)];
}
