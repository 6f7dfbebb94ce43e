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
  try {
    return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
