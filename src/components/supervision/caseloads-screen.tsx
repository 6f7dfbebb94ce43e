"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc";
import { Notices } from "../notice/notices";
import { EmptyState } from "../ui/empty-state";
import { Emergency } from "./emergency";
import { SupervisedTable } from "./supervised-table";

/** The caseloads that a supervisor reads along with, and the way to somebody outside them in an emergency. */
export function CaseloadsScreen() {
  const t = useTranslations("supervision");
  const { data } = useSuspenseQuery(useTRPC().supervision.caseloads.queryOptions());
  return (
    <div className="grid gap-8">
      <div className="grid gap-1">
        <h1 className="text-title">{t("heading")}</h1>
        <p className="text-ink-2">{t("lead")}</p>
      </div>
      <Notices />
      {data.caseloads.length === 0 && <EmptyState>{t("noSupervision")}</EmptyState>}
      {data.caseloads.map((caseload) => (
        <SupervisedTable key={caseload.therapistId} caseload={caseload} />
      ))}
      <Emergency />
    </div>
  );
}
