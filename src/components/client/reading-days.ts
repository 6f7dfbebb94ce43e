/** 2024-01-01 was a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** ISO weekdays (1 Monday … 7 Sunday) as words, in the reader's language: "Tuesdays and Thursdays"; empty for none. */
export function readingDaysInWords(days: readonly number[], locale: string): string {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const names = days.map((day) => weekday.format(MONDAY + (day - 1) * DAY));
  // English names days that come again in the plural.
  const plural = locale.startsWith("en") ? names.map((name) => `${name}s`) : names;
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(plural);
}
