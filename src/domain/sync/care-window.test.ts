import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACCEPTED_AFTER_DISCHARGE, refusedByCare } from "./care-window";

const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });

describe("what still comes in", () => {
  it("is everything while care lasts and is agreed to", () => {
    fc.assert(
      fc.property(moment, (now) => {
        expect(refusedByCare({ dischargedAt: null, careAgreed: true }, now)).toBeNull();
      }),
    );
  });

  it("is nothing once the agreement was taken back, discharged or not", () => {
    fc.assert(
      fc.property(moment, fc.option(moment), (now, dischargedAt) => {
        expect(refusedByCare({ dischargedAt, careAgreed: false }, now)).toBe("CONSENT_WITHDRAWN");
      }),
    );
  });

  it("is everything for thirty days after the discharge, to the millisecond, and nothing later", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 2 * ACCEPTED_AFTER_DISCHARGE }), (dischargedAt, passed) => {
        const now = new Date(dischargedAt.getTime() + passed);
        const expected = passed <= ACCEPTED_AFTER_DISCHARGE ? null : "CARE_ENDED";
        expect(refusedByCare({ dischargedAt, careAgreed: true }, now)).toBe(expected);
      }),
    );
  });

  it("never opens again as time passes", () => {
    fc.assert(
      fc.property(moment, moment, moment, (dischargedAt, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        const standing = { dischargedAt, careAgreed: true };
        if (refusedByCare(standing, earlier)) expect(refusedByCare(standing, later)).toBe("CARE_ENDED");
      }),
    );
  });
});
