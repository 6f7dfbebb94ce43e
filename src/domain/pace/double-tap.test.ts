import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDoubleTap } from "./double-tap";

const AT = Date.parse("2026-03-17T22:12:00.000Z");
const tap = (ms: number, kind: "slower" | "pause" = "slower") => ({ kind, occurredAt: new Date(AT + ms).toISOString() });

describe("a double tap", () => {
  it("repeats the same button within a second, and is never the first one", () => {
    expect(isDoubleTap(null, tap(0))).toBe(false);
    expect(isDoubleTap(tap(0), tap(0))).toBe(true);
    expect(isDoubleTap(tap(0), tap(999))).toBe(true);
    expect(isDoubleTap(tap(0), tap(1_000))).toBe(false);
  });

  it("is never the other button, nor one that a changed clock put before the first", () => {
    expect(isDoubleTap(tap(0), tap(10, "pause"))).toBe(false);
    expect(isDoubleTap(tap(0), tap(-10))).toBe(false);
  });

  it("leaves one request of every burst, and loses none that is a second apart", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1_000, max: 100_000 }), { maxLength: 21 }), fc.integer({ min: 1, max: 4 }), (gaps, taps) => {
        let [at, kept] = [0, 0];
        let last: ReturnType<typeof tap> | null = null;
        for (const gap of [0, ...gaps]) {
          at += gap;
          for (let each = 0; each < taps; each++) {
            const now = tap(at + each * 100);
            if (isDoubleTap(last, now)) continue;
            kept += 1;
            last = now;
          }
        }
        expect(kept).toBe(gaps.length + 1);
      }),
    );
  });
});
