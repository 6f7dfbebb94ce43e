import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PaceMarkOfDay, preparePaceDays, preparePaceStrip } from "./prepare-pace-strip";

const asked = (date: string, kind: "slower" | "pause" = "slower", answered = true): PaceMarkOfDay => ({ date, kind, answered });

describe("pace days", () => {
  it("has one entry a day up to today, with gaps where nothing was recorded", () => {
    const days = preparePaceDays([{ date: "2026-02-27", exhaustion: 0 }], [asked("2026-03-01", "pause", false)], "2026-03-02", 5);
    expect(days).toEqual([
      { date: "2026-02-26", exhaustion: null, marks: [] },
      { date: "2026-02-27", exhaustion: 0, marks: [] },
      { date: "2026-02-28", exhaustion: null, marks: [] },
      { date: "2026-03-01", exhaustion: null, marks: [{ kind: "pause", answered: false }] },
      { date: "2026-03-02", exhaustion: null, marks: [] },
    ]);
  });

  it("counts days by the calendar over leap days and changes of the clock", () => {
    expect(preparePaceDays([], [], "2028-03-01", 3).map((day) => day.date)).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
    expect(preparePaceDays([], [], "2026-03-30", 3).map((day) => day.date)).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
  });

  it("keeps every request of a day, what waits last", () => {
    const [day] = preparePaceDays(
      [],
      [asked("2026-03-01", "slower", false), asked("2026-03-01", "pause"), asked("2026-03-01")],
      "2026-03-01",
      1,
    );
    expect(day?.marks).toEqual([
      { kind: "slower", answered: true },
      { kind: "pause", answered: true },
      { kind: "slower", answered: false },
    ]);
  });
});

describe("pace strip", () => {
  it("counts an unanswered request that is older than the window", () => {
    const strip = preparePaceStrip(
      [],
      [asked("2026-01-01", "slower", false), asked("2026-03-01", "pause", false), asked("2026-03-02")],
      "2026-03-02",
      7,
    );
    expect(strip).toMatchObject({ asked: 2, unanswered: 2, unansweredBefore: 1, rated: 0 });
  });

  it.each([
    [0, "sentence"],
    [1, "list"],
    [2, "list"],
    [3, "points"],
    [28, "points"],
  ] as const)("shows %i days with something as %s", (n, display) => {
    const exhaustion = preparePaceDays([], [], "2026-03-02", n).map(({ date }) => ({ date, exhaustion: 5 }));
    expect(preparePaceStrip(exhaustion, [], "2026-03-02", 49).display).toBe(display);
  });

  it("never turns a gap into a number, and holds every number and request of its window", () => {
    const date = fc
      .integer({ min: 0, max: 60 })
      .map((back) => new Date(Date.UTC(2026, 2, 2) - back * 86_400_000).toISOString().slice(0, 10));
    const exhaustion = fc.uniqueArray(fc.record({ date, exhaustion: fc.integer({ min: 0, max: 10 }) }), { selector: (day) => day.date });
    const requests = fc.array(fc.record({ date, kind: fc.constantFrom("slower" as const, "pause" as const), answered: fc.boolean() }));
    fc.assert(
      fc.property(exhaustion, requests, fc.integer({ min: 1, max: 61 }), (rated, all, length) => {
        const strip = preparePaceStrip(rated, all, "2026-03-02", length);
        expect(preparePaceStrip([...rated].reverse(), [...all].reverse(), "2026-03-02", length)).toEqual(strip);
        expect(strip.days).toHaveLength(length);
        const first = strip.days[0]?.date ?? "";
        for (const day of strip.days) expect(day.exhaustion).toBe(rated.find((one) => one.date === day.date)?.exhaustion ?? null);
        expect(strip.asked).toBe(all.filter((one) => one.date >= first).length);
        expect(strip.rated).toBe(rated.filter((one) => one.date >= first).length);
        expect(strip.unanswered).toBe(all.filter((one) => !one.answered).length);
        expect(strip.days.flatMap((day) => day.marks).filter((mark) => !mark.answered).length + strip.unansweredBefore).toBe(
          strip.unanswered,
        );
      }),
    );
  });
});
