import { useFormatter } from "next-intl";
import { asUtcDay } from "../calendar-day";
import type { ReadOnlyControlProps } from "../read-only-control-props";

/** A day in words; the year only where it is another one. */
export function DateView({ answer }: ReadOnlyControlProps) {
  const format = useFormatter();
  const day = asUtcDay(String(answer));
  const isThisYear = day.getUTCFullYear() === new Date().getFullYear();
  return (
    <p className="font-semibold">
      {format.dateTime(day, { weekday: "short", day: "numeric", month: "long", year: isThisYear ? undefined : "numeric", timeZone: "UTC" })}
    </p>
  );
}
