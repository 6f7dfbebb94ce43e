import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { localDate, startOfDay } from "./local-date";
import { daysAfter, daysBefore, daysBetween } from "./plain-days";

describe("localDate", () => {
  const lateEvening = new Date("2026-03-16T23:30:00Z");

  it("is the day of the person, not the server's", () => {
    expect(localDate(lateEvening, "Europe/Berlin", "UTC")).toBe("2026-03-17");
    expect(localDate(lateEvening, "America/New_York", "UTC")).toBe("2026-03-16");
  });

  it("falls back where a device names no known zone", () => {
    expect(localDate(lateEvening, "Nowhere/Else", "Europe/Berlin")).toBe("2026-03-17");
    expect(localDate(lateEvening, "Nowhere/Else", "Also/Nowhere")).toBe("2026-03-16");
  });

  it("holds on the night the clocks change", () => {
    expect(localDate(new Date("2026-03-29T00:59:00Z"), "Europe/Berlin", "UTC")).toBe("2026-03-29");
    expect(localDate(new Date("2026-03-28T22:59:00Z"), "Europe/Berlin", "UTC")).toBe("2026-03-28");
  });
});

describe("localDate in any zone, the first time and after", () => {
  const ZONES = ["Europe/Berlin", "america/new_york", "Pacific/Apia", "Asia/Kathmandu", "Pacific/Chatham", "UTC", "+02:00", "Etc/GMT+12"];
  const instants = fc.date({ min: new Date("0001-01-02T00:00:00Z"), max: new Date("9999-12-30T00:00:00Z"), noInvalidDate: true });

  it("is the day that Temporal gives", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          instants,
          instants.map((at) => new Date(at.getTime() % 5e12)),
        ),
        fc.constantFrom(...ZONES),
        (at, zone) => {
          const date = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
          expect(localDate(at, zone, "UTC")).toBe(date);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("daysBetween", () => {
  it("counts calendar days in both directions", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-03-30", "2026-03-28")).toBe(-2);
    expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
  });
});

describe("daysBefore", () => {
  it("steps back over months and leap days", () => {
    expect(daysBefore("2028-03-01", 1)).toBe("2028-02-29");
    expect(daysBefore("2026-01-10", 27)).toBe("2025-12-14");
  });
});

describe("daysAfter", () => {
  it("steps on over months and leap days", () => {
    expect(daysAfter("2028-02-28", 1)).toBe("2028-02-29");
    expect(daysAfter(daysBefore("2026-03-29", 30), 30)).toBe("2026-03-29");
  });
});

describe("startOfDay", () => {
  it("is midnight where the person is, before and after the clocks change", () => {
    expect(startOfDay("2026-03-29", "Europe/Berlin").toISOString()).toBe("2026-03-28T23:00:00.000Z");
    expect(startOfDay("2026-03-30", "Europe/Berlin").toISOString()).toBe("2026-03-29T22:00:00.000Z");
  });

  it("is the first moment of a day that has no midnight", () => {
    // Beirut went from 00:00 to 01:00 on 30 March 2025.
    expect(startOfDay("2025-03-30", "Asia/Beirut").toISOString()).toBe("2025-03-29T22:00:00.000Z");
    expect(localDate(startOfDay("2025-03-30", "Asia/Beirut"), "Asia/Beirut", "UTC")).toBe("2025-03-30");
  });
});
