import { useFormatter, useTranslations } from "next-intl";
import type { Tally } from "@/domain/chart/select-rows";

/** Dates and numbers as every chart writes them: "3 Feb"; a missing number is "not rated", never a zero or a blank. */
export function useChartWords(timeZone: string) {
  const t = useTranslations("charts");
  const format = useFormatter();
  return {
    t,
    /** Of a plain ISO date, which is the same day everywhere. */
    calendarDay: (date: string) => format.dateTime(new Date(`${date}T00:00:00Z`), { day: "numeric", month: "short", timeZone: "UTC" }),
    /** Of a moment, where the client was. */
    day: (iso: string) => format.dateTime(new Date(iso), { day: "numeric", month: "short", timeZone }),
    dayAndYear: (iso: string) => format.dateTime(new Date(iso), { day: "numeric", month: "short", year: "numeric", timeZone }),
    /** A sentence with the space before it; nothing where the client did not ask. */
    slowedDown: (times: number) => (times === 0 ? "" : ` ${t("slowDowns", { times })}`),
    /** Where there is nothing to draw: nothing yet, or nothing in what was chosen. */
    nothing: (tally: Tally, yet: string) => (tally.notChosen > 0 ? t("nothingChosen", { count: tally.notChosen }) : yet),
    number: (value: number | null) => (value === null ? t("notRated") : String(value)),
  };
}
export type ChartWords = ReturnType<typeof useChartWords>;
