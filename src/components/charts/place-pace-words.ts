/** Words that belong to a pace mark of one day, in pixels of the strip. */
export type PaceWords = {
  readonly id: string;
  /** Middle of the day. */
  readonly x: number;
  /** Reach of the day's marks to either side. */
  readonly reach: number;
  /** Width of the printed words. */
  readonly width: number;
  /** Still without an answer: gets its place first. */
  readonly waits: boolean;
};
type Taken = { readonly left: number; readonly right: number };

/** Space between words and what is next to them, px. */
const ROOM = 6;

/**
 * At which side of its mark each word is printed without covering another mark or word: right if it fits, else left, else
 * not at all (null; the key and the table say it). What waits for an answer is placed first, then the newest.
 */
export function placePaceWords(words: readonly PaceWords[], stripWidth: number): Map<string, "right" | "left" | null> {
  const marks = words.map((word) => ({ id: word.id, left: word.x - word.reach, right: word.x + word.reach }));
  const printed: Taken[] = [];
  const sides = new Map<string, "right" | "left" | null>();
  const inTurn = [...words].sort((a, b) => Number(b.waits) - Number(a.waits) || b.x - a.x);
  for (const word of inTurn) {
    const others = [...marks.filter((mark) => mark.id !== word.id), ...printed];
    const fits = (span: Taken) =>
      span.left >= 0 &&
      span.right <= stripWidth &&
      others.every((other) => span.right + ROOM <= other.left || other.right + ROOM <= span.left);
    const right = { left: word.x + word.reach + ROOM, right: word.x + word.reach + ROOM + word.width };
    const left = { left: word.x - word.reach - ROOM - word.width, right: word.x - word.reach - ROOM };
    const side = fits(right) ? "right" : fits(left) ? "left" : null;
    if (side) printed.push(side === "right" ? right : left);
    sides.set(word.id, side);
  }
  return sides;
}
