import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBefore } from "../calendar/plain-days";
import type { Rhythm } from "./rhythm";
import { isoWeekday, standingOn, timesWithin } from "./standing";

const OPEN = { from: null, to: null };
const MONDAY = "2026-11-23";
const day = fc.integer({ min: 0, max: 3000 }).map((days) => daysBefore("2030-01-01", days));
const rhythm = fc.oneof(
  fc.constant<Rhythm>({ frequency: "once" }),
  fc.constant<Rhythm>({ frequency: "anyTime" }),
  fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }).map<Rhythm>((weekdays) => ({ frequency: "onDays", weekdays })),
  fc
    .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 92 }))
    .map<Rhythm>(([times, periodDays]) => ({ frequency: "timesInPeriod", times, periodDays })),
);

describe("standingOn", () => {
  it("knows the weekday", () => {
    expect(["2026-11-23", "2026-11-24", "2026-11-29"].map(isoWeekday)).toEqual([1, 2, 7]);
  });

  it("is open on its days, until it was done that day", () => {
    const mondays: Rhythm = { frequency: "onDays", weekdays: [1] };
    expect(standingOn(mondays, OPEN, [], MONDAY)).toBe("open");
    expect(standingOn(mondays, OPEN, [MONDAY], MONDAY)).toBe("rest");
    expect(standingOn(mondays, OPEN, [], "2026-11-24")).toBe("rest");
  });

  it("asks for as many times as were agreed, once a day", () => {
    const twice: Rhythm = { frequency: "timesInPeriod", times: 2, periodDays: 7 };
    expect(standingOn(twice, OPEN, [], MONDAY)).toBe("open");
    expect(standingOn(twice, OPEN, ["2026-11-21"], MONDAY)).toBe("open");
    expect(standingOn(twice, OPEN, ["2026-11-21", "2026-11-22"], MONDAY)).toBe("rest");
    expect(standingOn(twice, OPEN, ["2026-11-16", "2026-11-22"], MONDAY)).toBe("open");
  });

  it("never lets anything add up: a day that was left out changes nothing about today", () => {
    fc.assert(
      fc.property(rhythm, day, (given, today) => {
        const long = daysBefore(today, 400);
        expect(standingOn(given, { from: long, to: null }, [], today)).toBe(standingOn(given, { from: today, to: null }, [], today));
      }),
    );
  });

  it("goes on after the end of its window: nothing happens then", () => {
    fc.assert(
      fc.property(rhythm, day, (given, today) => {
        expect(standingOn(given, { from: null, to: daysBefore(today, 3) }, [], today)).toBe(standingOn(given, OPEN, [], today));
      }),
    );
  });

  it("rests before its window begins, whatever the rhythm", () => {
    fc.assert(
      fc.property(rhythm, day, (given, today) => {
        expect(standingOn(given, { from: today, to: null }, [], daysBefore(today, 1))).toBe("rest");
      }),
    );
  });

  it("does not depend on the order of what was done", () => {
    fc.assert(
      fc.property(rhythm, day, fc.array(fc.nat(100), { maxLength: 8 }), (given, today, ago) => {
        const done = ago.map((days) => daysBefore(today, days));
        expect(standingOn(given, OPEN, done, today)).toBe(standingOn(given, OPEN, [...done].reverse(), today));
        expect(timesWithin(done, today, 101)).toBe(done.length);
      }),
    );
  });
});
