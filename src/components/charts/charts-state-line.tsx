"use client";
import { useTranslations } from "next-intl";
import type { ChartsState } from "./use-charts";

/** Says that the charts are not yet those of the choice, and why. Always there, so that it is read out when it changes. */
export function ChartsStateLine({ state, again }: { state: ChartsState; again: () => void }) {
  const t = useTranslations("charts");
  return (
    <p role="status" className={state === "shown" ? "sr-only" : "min-w-0 flex-1 basis-60 pb-2 text-ink-2 text-sm print:hidden"}>
      {state === "waiting" && t("loading")}
      {state === "offline" && t("offline")}
      {state === "failed" && (
        <>
          {t("failed")}{" "}
          <button type="button" className="min-h-8 pointer-coarse:min-h-target text-action underline underline-offset-4" onClick={again}>
            {t("again")}
          </button>
        </>
      )}
    </p>
  );
}
