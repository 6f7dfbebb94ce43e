"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Frame } from "./use-frame";

/** Whether somebody reads here now: care goes on and is agreed to. */
export function isCaredFor(frame: Pick<Frame, "careEndedAt" | "consentWithdrawn">): boolean {
  return frame.careEndedAt === null && !frame.consentWithdrawn;
}

/** What a client meets in place of the next step where nobody reads any more: what holds now, and what they can do. */
export function CareStanding({ frame }: { frame: Frame }) {
  const t = useTranslations("client.standing");
  const format = useFormatter();
  const { therapistName: name, careEndedAt, timeZone } = frame;
  const date = careEndedAt && format.dateTime(new Date(careEndedAt), { day: "numeric", month: "long", year: "numeric", timeZone });
  return (
    <section aria-labelledby="standing" className="mt-5 rounded-card bg-surface p-5 shadow-card">
      <h2 id="standing" className="text-title">
        {date ? t("endedTitle") : t("withdrawnTitle")}
      </h2>
      <p className="mt-2">{date ? t("ended", { name, date }) : t("withdrawn", { name })}</p>
      <p className="mt-2">{t("still")}</p>
      <Link
        href="/settings/privacy"
        className="mt-2 inline-flex min-h-target items-center font-semibold text-action underline underline-offset-4"
      >
        {t("toPrivacy")}
      </Link>
    </section>
  );
}
