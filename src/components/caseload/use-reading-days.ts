"use client";
import { useFormatter } from "next-intl";

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** ISO weekdays as words: "Tuesday and Thursday". Empty where none is set. */
export function useReadingDays(days: readonly number[]): string {
  const format = useFormatter();
  return format.list(days.map((day) => format.dateTime(new Date(MONDAY + (day - 1) * DAY_MS), { weekday: "long", timeZone: "UTC" })));
}
