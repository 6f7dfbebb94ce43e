"use client";
import { useLocale, useTranslations } from "next-intl";
import type { Rhythm } from "@/domain/assignment/rhythm";

/** How often, in words: "on Mondays and Thursdays", "3 times in 7 days, once so far". */
export function useRhythmWords(): (rhythm: Rhythm, timesDone?: number) => string {
  const t = useTranslations("rhythm");
  const locale = useLocale();
  return (rhythm, timesDone = 0) => {
    if (rhythm.frequency === "once" || rhythm.frequency === "anyTime") return t(rhythm.frequency);
    if (rhythm.frequency === "timesInPeriod") {
      return t("timesInPeriod", { times: rhythm.times, days: rhythm.periodDays, done: timesDone });
    }
    const days = rhythm.weekdays.map((weekday) => weekdayName(weekday, locale));
    return t("onDays", { days: new Intl.ListFormat(locale, { type: "conjunction" }).format(days) });
  };
}

/** The name of an ISO weekday, 1 Monday … 7 Sunday. */
export function weekdayName(weekday: number, locale: string, width: "long" | "short" = "long"): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, weekday)));
}
