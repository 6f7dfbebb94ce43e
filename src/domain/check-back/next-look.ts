import { localDate, startOfDay } from "../calendar/local-date";
import { daysAfter } from "../calendar/plain-days";
import { isTimeZone } from "../calendar/time-zone";

/**
 * When a client's check-backs are to be looked at again, where nothing happens meanwhile: as their next day begins.
 * @param zone the client's; `fallbackZone` where this machine does not know it
 */
export function nextLook(now: Date, zone: string, fallbackZone: string): Date {
  const known = isTimeZone(zone) ? zone : fallbackZone;
  return startOfDay(daysAfter(localDate(now, known, known), 1), known);
}
