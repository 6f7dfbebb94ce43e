import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BREAK_GLASS_MINUTES, breakGlassExpiry, isBreakGlassOpen } from "./break-glass";

const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
const later = (from: Date, ms: number) => new Date(from.getTime() + ms);

describe("emergency access", () => {
  it("is open from its beginning until just before its hour is over, and never outside", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -7_200_000, max: 7_200_000 }), (startedAt, ms) => {
        const access = { startedAt, expiresAt: breakGlassExpiry(startedAt), endedAt: null };
        expect(isBreakGlassOpen(access, later(startedAt, ms))).toBe(ms >= 0 && ms < BREAK_GLASS_MINUTES * 60_000);
      }),
    );
  });

  it("that was ended stays ended, and ending never opens it", () => {
    fc.assert(
      fc.property(moment, fc.nat(3_600_000), fc.integer({ min: -1, max: 7_200_000 }), (startedAt, ended, ms) => {
        const open = { startedAt, expiresAt: breakGlassExpiry(startedAt), endedAt: null };
        const closed = { ...open, endedAt: later(startedAt, ended) };
        if (ms >= ended) expect(isBreakGlassOpen(closed, later(startedAt, ms))).toBe(false);
        else expect(isBreakGlassOpen(closed, later(startedAt, ms))).toBe(isBreakGlassOpen(open, later(startedAt, ms)));
      }),
    );
  });
});
