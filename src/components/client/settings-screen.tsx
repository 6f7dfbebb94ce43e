"use client";
import { useLocale, useTranslations } from "next-intl";
import { isCaredFor } from "./care-standing";
import { readingDaysInWords } from "./reading-days";
import { SettingsLinks } from "./settings-links";
import { SignOut } from "./sign-out";
import { ThemeChoice } from "./theme-choice";
import { useFrame } from "./use-frame";

/** How it looks, who reads, and the way out. */
export function SettingsScreen({ name, practiceName }: { name: string; practiceName: string }) {
  const t = useTranslations("client.settings");
  const locale = useLocale();
  const frame = useFrame();
  const days = frame && readingDaysInWords(frame.readingDays, locale);
  return (
    <>
      <h1 className="mt-2.5 text-display">{t("heading")}</h1>
      <ThemeChoice />
      <section aria-labelledby="who-reads" className="mt-7">
        <h2 id="who-reads" className="font-semibold text-lg">
          {t("readers")}
        </h2>
        <p className="mt-1 min-h-18 text-ink-2">
          {frame && !isCaredFor(frame) && t("readersNobody")}
          {frame &&
            isCaredFor(frame) &&
            (days ? t("readersBody", { name: frame.therapistName, days }) : t("readersNoDays", { name: frame.therapistName }))}
        </p>
      </section>
      <SettingsLinks />
      <section aria-labelledby="account" className="mt-7">
        <h2 id="account" className="font-semibold text-lg">
          {t("account", { name })}
        </h2>
        <p className="text-ink-2">{practiceName}</p>
        <SignOut />
      </section>
      <p className="mt-auto pt-8 text-ink-3 text-md">{t("purpose")}</p>
    </>
  );
}
