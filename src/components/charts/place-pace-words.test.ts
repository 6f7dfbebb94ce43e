import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placePaceWords } from "./place-pace-words";

describe("words at pace marks", () => {
  it("stand at the right, at the left near the end of the strip, and nowhere between two marks too close", () => {
    const word = (id: string, x: number, waits = false) => ({ id, x, reach: 5, width: 90, waits });
    expect([...placePaceWords([word("a", 200), word("b", 690, true)], 700)].sort()).toEqual([
      ["a", "right"],
      ["b", "left"],
    ]);
    const close = placePaceWords([word("a", 300), word("b", 320, true), word("c", 340)], 700);
    expect([close.get("a"), close.get("b"), close.get("c")]).toEqual(["left", null, "right"]);
  });

  it("never cover each other, another mark, or the end of the strip; what waits comes first", () => {
    const words = fc.array(
      fc.record({ x: fc.integer({ min: 0, max: 700 }), width: fc.integer({ min: 20, max: 150 }), waits: fc.boolean() }),
      {
        maxLength: 21,
      },
    );
    fc.assert(
      fc.property(words, (drawn) => {
        const all = drawn.map((word, index) => ({ ...word, id: String(index), reach: 5 }));
        const sides = placePaceWords(all, 700);
        expect(sides.size).toBe(all.length);
        const spans = all.flatMap((word) => {
          const side = sides.get(word.id);
          if (!side) return [];
          const left = side === "right" ? word.x + 11 : word.x - 11 - word.width;
          return [{ id: word.id, left, right: left + word.width }];
        });
        for (const span of spans) {
          expect(span.left).toBeGreaterThanOrEqual(0);
          expect(span.right).toBeLessThanOrEqual(700);
          const others = [...spans, ...all.map((word) => ({ id: word.id, left: word.x - 5, right: word.x + 5 }))];
          for (const other of others) if (other.id !== span.id) expect(span.left < other.right && other.left < span.right).toBe(false);
        }
      }),
    );
  });
});
