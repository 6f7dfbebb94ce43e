"use client";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { byDay, type LogLine } from "@/domain/audit/access-days";
import { localDay } from "../client-page/local-day";
import type { RouterOutputs } from "../data/router-types";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { FieldError } from "../ui/field-error";
import { useAccessPages } from "./use-access-pages";

type Entry = RouterOutputs["audit"]["listOwn"]["entries"][number];

/** Who opened a client's records, and when, in the words of the house. */
export function AccessScreen() {
  const t = useTranslations("accessLog");
  const format = useFormatter();
  const { entries, timeZone, hasEarlier, state, showEarlier } = useAccessPages();
  const dayName = (date: string) =>
    format.dateTime(new Date(date), { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return (
    <>
      <Link href="/settings" className="-ml-1 mt-1 inline-flex min-h-target items-center gap-1 self-start text-action">
        <ChevronLeft aria-hidden="true" size={20} strokeWidth={1.75} />
        {t("back")}
      </Link>
      <h1 className="text-display">{t("heading")}</h1>
      <p className="mt-2 mb-2 text-ink-2">{t("lead")}</p>
      {entries.length === 0 && <EmptyState>{t("empty")}</EmptyState>}
      {byDay(entries, (at) => localDay(at, timeZone)).map(({ date, lines }) => (
        <section key={date} aria-labelledby={`day-${date}`} className="mt-5">
          <h2 id={`day-${date}`} className="font-semibold text-ink-2 text-md">
            {dayName(date)}
          </h2>
          <ul className="mt-1 border-line border-y [&>li+li]:border-line [&>li+li]:border-t">
            {lines.map((line) => (
              <AccessLine key={line.last.seq} line={line} timeZone={timeZone} />
            ))}
          </ul>
        </section>
      ))}
      {hasEarlier && (
        <Button size="phone" className="mt-5 w-full" busy={state === "loading"} onClick={showEarlier}>
          {t(state === "loading" ? "loadingEarlier" : "earlier")}
        </Button>
      )}
      {state === "failed" && <FieldError id="earlier-problem" problem={t("earlierFailed")} />}
      <p className="mt-6 text-ink-2 text-md">{t("whatThisIs")}</p>
    </>
  );
}

function AccessLine({ line: { last, times }, timeZone }: { line: LogLine<Entry>; timeZone: string }) {
  const t = useTranslations("accessLog");
  const format = useFormatter();
  const { did, actor, isSelf, through, recordDates } = last;
  const time = format.dateTime(new Date(last.at), { timeStyle: "short", timeZone });
  const day = (date: string) => format.dateTime(new Date(date), { day: "numeric", month: "long", timeZone: "UTC" });
  const records = recordDates.length === 0 || !t.has(`withRecords.${did}`) ? null : format.list(recordDates.map(day));
  const what =
    records !== null
      ? t(`withRecords.${did}`, { dates: records, count: recordDates.length })
      : t(t.has(`did.${did}`) ? `did.${did}` : "did.other");
  const who = isSelf ? null : (actor?.name ?? t("practice"));
  return (
    <li className="flex gap-4 py-3">
      <time dateTime={last.at} className="w-12 shrink-0 text-ink-2 tabular-nums">
        {time}
      </time>
      <div className="min-w-0">
        <p>{did === "refused" || isSelf ? what : t("line", { who: who ?? "", what })}</p>
        {through && <p className="text-ink-2 text-md">{t(`through.${through}`)}</p>}
        {!through && actor && !isSelf && <p className="text-ink-2 text-md">{t(`role.${actor.role}`)}</p>}
        {times > 1 && <p className="text-ink-2 text-md">{t("times", { count: times })}</p>}
      </div>
    </li>
  );
}
