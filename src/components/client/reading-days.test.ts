import { expect, it } from "vitest";
import { addDays } from "../form/calendar-day";
import { readingDaysInWords } from "./reading-days";

it.each([
  [[2, 4], "Tuesdays and Thursdays"],
  [[1, 3, 5], "Mondays, Wednesdays and Fridays"],
  [[7], "Sundays"],
  [[], ""],
])("names %j as %j", (days, words) => expect(readingDaysInWords(days, "en-GB")).toBe(words));

it("counts days over the end of a month and a change of clocks", () => {
  expect(addDays("2026-02-27", 2)).toBe("2026-03-01");
  expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
});
