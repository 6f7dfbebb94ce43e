import { useFormatter } from "next-intl";
import { asUtcDay } from "../calendar-day";
import type { ReadOnlyControlProps } from "../read-only-control-props";

export function DateView({ answer }: ReadOnlyControlProps) {
  const format = useFormatter();
  return (
    <p>
      {format.dateTime(asUtcDay(String(answer)), { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })}
    </p>
  );
}
