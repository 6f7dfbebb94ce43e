import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "../calendar/local-date";
import { byDay } from "./access-days";

const inBerlin = (at: string) => localDate(new Date(at), "Europe/Berlin", "UTC");
const MAREN = { name: "Maren Holt", role: "therapist" };
const entry = (at: string, did: string, actor: { name: string; role: string } | null = MAREN) => ({
  at,
  did,
  actor,
  isSelf: false,
  through: null,
  recordDates: [] as string[],
});

describe("a log by day", () => {
  it("counts what was done again on one day, and keeps the newest time", () => {
    const days = byDay(
      [
        entry("2026-11-03T15:00:00.000Z", "caseload.day"),
        entry("2026-11-03T14:00:00.000Z", "record.open"),
        entry("2026-11-03T13:00:00.000Z", "caseload.day"),
        entry("2026-11-03T12:00:00.000Z", "caseload.day", { name: "Jens Arnold", role: "therapist" }),
        entry("2026-11-02T22:59:00.000Z", "caseload.day"),
      ],
      inBerlin,
    );
    expect(
      days.map(({ date, lines }) => [
        date,
        lines.map(({ last, times }) => `${last.at.slice(11, 16)} ${last.actor?.name} ${last.did} ${times}`),
      ]),
    ).toEqual([
      ["2026-11-03", ["15:00 Maren Holt caseload.day 2", "14:00 Maren Holt record.open 1", "12:00 Jens Arnold caseload.day 1"]],
      ["2026-11-02", ["22:59 Maren Holt caseload.day 1"]],
    ]);
  });

  it("loses no entry and never mixes two that differ", () => {
    const some = fc.record({
      at: fc.date({ min: new Date("2026-01-01"), max: new Date("2026-01-04"), noInvalidDate: true }).map((date) => date.toISOString()),
      did: fc.constantFrom("a", "b"),
      actor: fc.constantFrom(MAREN, null),
      isSelf: fc.boolean(),
      through: fc.constantFrom("supervision", "emergency", null),
      recordDates: fc.subarray(["2026-01-01", "2026-01-02"]),
    });
    fc.assert(
      fc.property(fc.array(some), (entries) => {
        const lines = byDay(entries, inBerlin).flatMap((day) => day.lines);
        expect(lines.reduce((sum, { times }) => sum + times, 0)).toBe(entries.length);
        const kinds = (list: readonly (typeof entries)[number][]) => new Set(list.map(({ at: _, ...rest }) => JSON.stringify(rest)));
        expect(kinds(lines.map(({ last }) => last))).toEqual(kinds(entries));
      }),
    );
  });
});
