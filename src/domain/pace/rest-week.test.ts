import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay } from "../calendar/local-date";
import { daysAfter } from "../calendar/plain-days";
import { heldDays, isHeldAt } from "../check-back/held-days";
import { lastRestDay } from "./rest-days";
import { holdOfRestWeek, mayPlanRestWeek, restDaysOf, restWeekStanding } from "./rest-week";

const ZONE = "Europe/Berlin";
const WEEK = { from: "2026-03-23", to: "2026-03-29" };
const day = fc.integer({ min: 0, max: 400 }).map((days) => daysAfter("2026-01-01", days));
const week = fc.tuple(day, fc.integer({ min: 0, max: 27 })).map(([from, length]) => ({ from, to: daysAfter(from, length) }));

describe("a rest week", () => {
  it("holds from the first moment of its first day to the last of its last, also when the clocks change in it", () => {
    const hold = holdOfRestWeek({ ...WEEK, endedAt: null }, ZONE);
    expect(hold).toEqual({ from: "2026-03-22T23:00:00.000Z", until: "2026-03-29T22:00:00.000Z" });
    const holds = hold ? [hold] : [];
    expect(isHeldAt(holds, new Date("2026-03-22T22:59:59.999Z"))).toBe(false);
    expect(isHeldAt(holds, new Date("2026-03-29T21:59:59.999Z"))).toBe(true);
    expect(isHeldAt(holds, new Date("2026-03-29T22:00:00.000Z"))).toBe(false);
    expect(heldDays(holds, ZONE)).toEqual([{ from: "2026-03-23", to: "2026-03-30" }]);
  });

  it("holds no more from the moment in which it is ended; the day of it is free", () => {
    const ended = { ...WEEK, endedAt: "2026-03-25T10:00:00.000Z" };
    expect(restDaysOf(ended, ZONE)).toEqual({ from: "2026-03-23", to: "2026-03-24" });
    expect(holdOfRestWeek(ended, ZONE)?.until).toBe("2026-03-25T10:00:00.000Z");
    expect(restWeekStanding(restDaysOf(ended, ZONE), "2026-03-25")).toBe("over");
  });

  it("holds nothing where it was called off before it began", () => {
    const off = { ...WEEK, endedAt: "2026-03-20T10:00:00.000Z" };
    expect(restDaysOf(off, ZONE)).toBeNull();
    expect(holdOfRestWeek(off, ZONE)).toBeNull();
    expect(restWeekStanding(null, "2026-03-24")).toBe("over");
  });

  it("is coming, now, and over", () => {
    const on = (today: string) => restWeekStanding(WEEK, today);
    expect(["2026-03-22", "2026-03-23", "2026-03-29", "2026-03-30"].map(on)).toEqual(["coming", "now", "now", "over"]);
  });

  it("holds the same days by the calendar and by the clock", () => {
    fc.assert(
      fc.property(week, day, fc.option(day), (days, today, endedOn) => {
        const endedAt = endedOn === null ? null : startOfDay(endedOn, ZONE).toISOString();
        const rest = { ...days, endedAt };
        const hold = holdOfRestWeek(rest, ZONE);
        const held = restWeekStanding(restDaysOf(rest, ZONE), today) === "now";
        expect(isHeldAt(hold ? [hold] : [], startOfDay(today, ZONE))).toBe(held);
      }),
    );
  });
});

describe("planning one", () => {
  it.each([
    [{ from: "2026-03-10", to: "2026-03-16" }, "over"],
    [{ from: "2026-03-17", to: "2026-04-14" }, "tooLong"],
    [{ from: "2026-03-29", to: "2026-04-02" }, "overlaps"],
    [{ from: "2026-03-20", to: "2026-03-23" }, "overlaps"],
  ])("refuses %j: %s", (days, reason) => {
    expect(mayPlanRestWeek(days, [WEEK], "2026-03-17")).toEqual({ ok: false, reason });
  });

  it("takes one that has begun, one that follows another, and one of a single day", () => {
    for (const days of [
      { from: "2026-03-15", to: "2026-03-19" },
      { from: "2026-03-30", to: "2026-04-05" },
      { from: "2026-03-17", to: "2026-03-17" },
    ])
      expect(mayPlanRestWeek(days, [WEEK], "2026-03-17")).toEqual({ ok: true });
  });
});

describe("lastRestDay", () => {
  it("goes on through weeks that follow each other, and ends at a gap", () => {
    const next = { from: "2026-03-30", to: "2026-04-02" };
    const later = { from: "2026-04-04", to: "2026-04-05" };
    expect(lastRestDay("2026-03-24", [later, next, WEEK])).toBe("2026-04-02");
    expect(lastRestDay("2026-04-03", [later, next, WEEK])).toBeNull();
    expect(lastRestDay("2026-03-22", [WEEK])).toBeNull();
  });

  it("names a day of a week on which that week still holds", () => {
    fc.assert(
      fc.property(fc.array(week, { maxLength: 4 }), day, (weeks, today) => {
        const last = lastRestDay(today, weeks);
        expect(last !== null).toBe(weeks.some(({ from, to }) => from <= today && today <= to));
        if (last !== null) expect(weeks.some(({ to }) => to === last) && last >= today).toBe(true);
      }),
    );
  });
});
