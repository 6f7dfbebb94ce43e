"use client";
import { Eye } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect } from "react";
import { useOwnZone } from "../audit/use-own-zone";
import type { RouterOutputs } from "../data/router-types";

type Overview = RouterOutputs["client"]["overview"];

/** Leaves the page when the hour is over: what was read does not stay in view or in memory. */
function useLeaveWhenOver(until: string | null): void {
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => window.location.assign("/caseloads"), Math.max(0, new Date(until).getTime() - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
}

/** By what right somebody reads who does not treat the client. */
export function ReadingAs({ client }: { client: Pick<Overview, "readThrough" | "breakGlassUntil" | "therapistName"> }) {
  const t = useTranslations("supervision.readingAs");
  const format = useFormatter();
  const timeZone = useOwnZone();
  useLeaveWhenOver(client.breakGlassUntil);
  if (client.readThrough === "care") return null;
  return (
    <p className="mb-4 flex items-start gap-2.5 rounded-card border border-line-strong bg-surface px-4 py-2.5">
      <Eye aria-hidden="true" size={18} strokeWidth={1.75} className="mt-0.5 shrink-0 text-ink-2" />
      <span>
        {client.breakGlassUntil
          ? t("emergency", {
              time: format.dateTime(new Date(client.breakGlassUntil), { hour: "2-digit", minute: "2-digit", timeZone }),
            })
          : t(client.therapistName ? "supervisor" : "supervisorOfNobody", { name: client.therapistName })}
      </span>
    </p>
  );
}
