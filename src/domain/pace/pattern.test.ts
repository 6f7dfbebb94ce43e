import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysAfter } from "../calendar/plain-days";
import { askedByStep, becameTheRule } from "./pattern";

const MONDAY = "2026-03-16";

describe("slowing down as the rule", () => {
  it("is asked for in three of the last four weeks, this one included", () => {
    const days = ["2026-02-23", "2026-03-04", "2026-03-17", "2026-03-17"];
    expect(becameTheRule(days, "2026-03-18")).toEqual({ weeks: 3, ofWeeks: 4, requests: 4 });
    expect(becameTheRule(days.slice(1), "2026-03-18")).toBeNull();
    // A week later the first of them has left the four weeks.
    expect(becameTheRule(days, daysAfter("2026-03-18", 7))).toBeNull();
  });

  it("is not twenty-one times in one week: that is a hard week", () => {
    expect(
      becameTheRule(
        Array.from({ length: 21 }, (_, index) => daysAfter(MONDAY, index % 7)),
        daysAfter(MONDAY, 6),
      ),
    ).toBeNull();
  });

  it("does not depend on the order, and counts nothing from before or after those weeks", () => {
    const day = fc.integer({ min: -60, max: 60 }).map((days) => daysAfter(MONDAY, days));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 30 }), (days) => {
        const rule = becameTheRule(days, MONDAY);
        expect(becameTheRule([...days].reverse(), MONDAY)).toEqual(rule);
        const within = days.filter((each) => each >= daysAfter(MONDAY, -21) && each <= MONDAY);
        expect(becameTheRule(within, MONDAY)).toEqual(rule);
        if (rule) expect(rule.requests).toBe(within.length);
      }),
    );
  });
});

describe("how often at each step", () => {
  it("is most first, with the last time; requests about no step are left out", () => {
    const at = (date: string) => `${date}T08:00:00.000Z`;
    expect(
      askedByStep([
        { stepId: "a", occurredAt: at("2026-03-02") },
        { stepId: "b", occurredAt: at("2026-03-03") },
        { stepId: null, occurredAt: at("2026-03-04") },
        { stepId: "b", occurredAt: at("2026-03-01") },
      ]),
    ).toEqual([
      { stepId: "b", asked: 2, lastAskedAt: at("2026-03-03") },
      { stepId: "a", asked: 1, lastAskedAt: at("2026-03-02") },
    ]);
  });
});
