"use client";
import { useLocale, useTranslations } from "next-intl";
import { isCaredFor } from "./care-standing";
import { readingDaysInWords } from "./reading-days";
import { useFrame } from "./use-frame";

/** Stands wherever a client can write. Two lines are kept free for it while it is not known yet who reads. */
export function NotMonitored({ className = "" }: { className?: string }) {
  const t = useTranslations("client");
  const locale = useLocale();
  const frame = useFrame();
  const text = !frame
    ? null
    : !isCaredFor(frame)
      ? t("nobodyReads")
      : frame.readingDays.length === 0
        ? t("notMonitoredNoDays", { name: frame.therapistName })
        : t("notMonitored", { name: frame.therapistName, days: readingDaysInWords(frame.readingDays, locale) });
  return <p className={`min-h-9 text-ink-3 text-sm ${className}`}>{text}</p>;
}
