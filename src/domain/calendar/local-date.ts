import { Temporal } from "temporal-polyfill";

/**
 * The calendar day, YYYY-MM-DD, on which an instant fell for a person.
 * `zone` is what a device said; a name that this machine does not know falls back to `fallbackZone`, so that one
 * odd device can never break a page.
 */
export function localDate(at: Date, zone: string, fallbackZone: string): string {
  return dateIn(at, zone) ?? dateIn(at, fallbackZone) ?? at.toISOString().slice(0, 10);
}

/**
 * The instant at which a calendar day begins where a person is. Where the clocks skip midnight, the first moment that the day
 * has; where midnight comes twice, the first of the two.
 * @throws RangeError where this machine does not know the zone
 */
export function startOfDay(date: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds);
}

function dateIn(at: Date, zone: string): string | null {
  const format = isRecent(at) ? formats.get(zone) : undefined;
  if (format) return format.format(at);
  try {
    const date = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
    keepFormat(zone);
    return date;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * One for each zone that was met. A page asks for the days of hundreds of instants, and the platform's format, kept, gives them in a tenth of the time.
 * null where it does not take as a zone what Temporal takes, as +02:00.
 */
const formats = new Map<string, Intl.DateTimeFormat | null>();
const MOST_FORMATS = 500;

function keepFormat(zone: string): void {
  if (formats.has(zone) || formats.size >= MOST_FORMATS) return;
  formats.set(zone, formatOf(zone));
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  try {
    // In this locale the parts of a day stand as in ISO 8601.
    return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  } catch {
    return null;
  }
}

/** Where the platform's calendar is the one of ISO 8601: before 1582 it counts as people did then. */
function isRecent(at: Date): boolean {
  return at.getTime() >= Date.UTC(1900) && at.getTime() < Date.UTC(2200);
}
