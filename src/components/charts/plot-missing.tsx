"use client";
import { useTranslations } from "next-intl";

/** Stands where the drawing's code could not be loaded; the points and the table are there all the same. */
export function PlotMissing() {
  const t = useTranslations("charts");
  return <p className="p-3 text-ink-2 text-sm">{t("notDrawn")}</p>;
}
