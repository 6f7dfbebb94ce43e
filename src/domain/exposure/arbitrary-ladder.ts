import fc from "fast-check";
import type { Ladder, Rung } from "./ladder";

/** Any ladder of up to eight steps, each with up to three smaller ones. */
export const aLadder: fc.Arbitrary<Rung[]> = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 })
  .map((smaller) =>
    smaller.flatMap((count, at) => [
      { id: `s${at}`, parentId: null },
      ...Array.from({ length: count }, (_, each) => ({ id: `s${at}.${each}`, parentId: `s${at}` })),
    ]),
  );

export function idsOf(ladder: readonly { id: string }[]): string[] {
  return ladder.map(({ id }) => id);
}

/** Whether each smaller step stands below its own, with nothing else between, and has none of its own. */
export function isOrdered(ladder: Ladder): boolean {
  let current: string | null = null;
  for (const { id, parentId } of ladder) {
    if (parentId === null) current = id;
    else if (parentId !== current) return false;
  }
  return true;
}
