import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoWeekday } from "../assignment/standing";
import { daysAfter, daysBetween } from "../calendar/plain-days";
import { answerBy, coverFrom, goesToCover } from "./answer-by";

const TUESDAYS_AND_THURSDAYS = [2, 4];
const day = fc.integer({ min: 0, max: 400 }).map((days) => daysAfter("2026-01-01", days));

describe("by when it is answered", () => {
  it.each([
    ["2026-03-17", "2026-03-19", "2026-03-19"], // asked on a Tuesday: Thursday
    ["2026-03-19", "2026-03-23", "2026-03-23"], // Thursday: Monday, because Saturday and Sunday do not count
    ["2026-03-21", "2026-03-24", "2026-03-24"], // Saturday: Tuesday
  ])("asked on %s, within two working days: read by %s, answered by %s", (askedOn, readsOn, answersBy) => {
    expect(answerBy(askedOn, { readingDays: TUESDAYS_AND_THURSDAYS, withinDays: 2 })).toEqual({ readsOn, answersBy });
  });

  it("promises nothing that nobody stated", () => {
    expect(answerBy("2026-03-17", { readingDays: [], withinDays: null })).toEqual({ readsOn: null, answersBy: null });
    expect(answerBy("2026-03-17", { readingDays: TUESDAYS_AND_THURSDAYS, withinDays: null })).toEqual({
      readsOn: "2026-03-19",
      answersBy: null,
    });
    expect(answerBy("2026-03-17", { readingDays: [], withinDays: 3 })).toEqual({ readsOn: null, answersBy: "2026-03-20" });
  });

  it("is a working day that lies ahead, never read later than answered, and comes within its number of working days", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 10 }), fc.subarray([1, 2, 3, 4, 5, 6, 7]), (askedOn, withinDays, readingDays) => {
        const { readsOn, answersBy } = answerBy(askedOn, { readingDays, withinDays });
        if (answersBy === null) throw new Error("stated, and nothing promised");
        expect(isoWeekday(answersBy)).toBeLessThanOrEqual(5);
        const between = Array.from({ length: daysBetween(askedOn, answersBy) }, (_, ahead) => daysAfter(askedOn, ahead + 1));
        expect(between.filter((date) => isoWeekday(date) <= 5)).toHaveLength(withinDays);
        if (readsOn !== null) expect(readsOn > askedOn && readsOn <= answersBy).toBe(true);
      }),
    );
  });
});

describe("going to cover", () => {
  const receivedAt = new Date("2026-03-19T20:00:00Z");
  const stated = { withinDays: 1, zone: "Europe/Berlin" };

  it("is from the end of the last stated day, where the therapist is, and not a moment before", () => {
    const from = coverFrom(receivedAt, 1, "Europe/Berlin");
    expect(from.toISOString()).toBe("2026-03-20T23:00:00.000Z");
    expect(goesToCover({ receivedAt }, stated, new Date(from.getTime() - 1))).toBe(false);
    expect(goesToCover({ receivedAt }, stated, from)).toBe(true);
  });

  it("never is where no time was stated, however long it waits", () => {
    expect(goesToCover({ receivedAt }, { ...stated, withinDays: null }, new Date("2030-01-01T00:00:00Z"))).toBe(false);
  });

  it("never comes back to being early", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.nat(40), fc.nat(40), (withinDays, one, other) => {
        const at = (days: number) => new Date(receivedAt.getTime() + days * 86_400_000);
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)].map((days) =>
          goesToCover({ receivedAt }, { withinDays, zone: "UTC" }, at(days)),
        );
        if (earlier) expect(later).toBe(true);
      }),
    );
  });
});
