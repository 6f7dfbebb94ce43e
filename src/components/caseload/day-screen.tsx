"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { readingDaysInWords } from "../client/reading-days";
import { useTRPC } from "../data/trpc";
import { Notices } from "../notice/notices";
import { CaseloadTable } from "./caseload-table";
import { NewRecords } from "./new-records";
import { PaceRequests } from "./pace-requests";

/** Who needs something? Without a scroll. */
export function DayScreen() {
  const t = useTranslations("therapist.day");
  const format = useFormatter();
  const trpc = useTRPC();
  const { data: day } = useSuspenseQuery(trpc.caseload.day.queryOptions());
  const readingDays = readingDaysInWords(day.readingDays, useLocale());
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-title">
          {format.dateTime(new Date(day.today), { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" })}
        </h1>
        <p className="text-ink-2">{t("waiting", { count: day.paceRequests.length })}</p>
        <p className="ml-auto text-ink-3 text-sm max-sm:ml-0">{readingDays ? t("told", { days: readingDays }) : t("noReadingDays")}</p>
      </div>
      <PaceRequests paceRequests={day.paceRequests} timeZone={day.timeZone} today={day.today} />
      <Notices />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,5fr)_minmax(0,2fr)]">
        <CaseloadTable rows={day.caseload} today={day.today} timeZone={day.timeZone} />
        <NewRecords records={day.newRecords} count={day.newRecordCount} />
      </div>
    </div>
  );
}
