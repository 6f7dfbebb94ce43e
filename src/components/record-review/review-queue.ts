/** A record that waits, or waited when the therapist came by. */
export type QueuePlace = { clientId: string; recordId: string };

const isSame = (a: QueuePlace, b: QueuePlace) => a.recordId === b.recordId;

/**
 * The order in which a therapist goes through what waits. It is kept while they go: what was read meanwhile keeps its place, so
 * that "next" never starts over, and what comes in meanwhile stands at the end.
 */
export function mergeQueue(known: readonly QueuePlace[], live: readonly QueuePlace[], current: QueuePlace): QueuePlace[] {
  const fresh = live.filter((one) => !known.some((each) => isSame(each, one)));
  const merged = [...known, ...fresh];
  return merged.some((one) => isSame(one, current)) ? merged : [current, ...merged];
}

/** Where to go from here: only to what still waits. Null where there is nothing on that side. */
export function neighbours(
  queue: readonly QueuePlace[],
  live: readonly QueuePlace[],
  current: QueuePlace,
): { previous: QueuePlace | null; next: QueuePlace | null; waiting: number } {
  const at = queue.findIndex((one) => isSame(one, current));
  const waits = (one: QueuePlace) => !isSame(one, current) && live.some((each) => isSame(each, one));
  return {
    previous: queue.slice(0, Math.max(0, at)).findLast(waits) ?? null,
    // At the end, what was passed over is next.
    next: queue.slice(at + 1).find(waits) ?? queue.slice(0, Math.max(0, at)).find(waits) ?? null,
    waiting: live.filter(waits).length,
  };
}
