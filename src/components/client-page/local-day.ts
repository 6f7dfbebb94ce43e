/** The ISO date of a moment in a time zone. */
export function localDay(iso: string, timeZone: string): string {
  // Canadian English writes dates as YYYY-MM-DD.
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(iso));
}
