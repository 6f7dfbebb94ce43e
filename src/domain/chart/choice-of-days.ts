import { startOfDay } from "../calendar/local-date";
import { daysAfter } from "../calendar/plain-days";
import type { ChartChoice } from "./select-rows";

/**
 * A choice from the client's first to the client's last calendar day, both included. Apart from the charts themselves, because
 * calendars weigh more than a browser needs to draw.
 * @param days ISO dates; null: no bound
 * @throws RangeError where this machine does not know the zone
 */
export function choiceOfDays(
  days: { readonly first: string | null; readonly last: string | null },
  stepId: string | null,
  zone: string,
): ChartChoice {
  return {
    from: days.first === null ? null : startOfDay(days.first, zone).toISOString(),
    before: days.last === null ? null : startOfDay(daysAfter(days.last, 1), zone).toISOString(),
    stepId,
  };
}
