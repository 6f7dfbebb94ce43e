"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ALL_DAYS } from "@/domain/chart/charts";
import { LoadFailed } from "../client/load-failed";
import { RowsSkeleton } from "../client/skeleton";
import { useTRPC } from "../data/trpc";
import { OwnCharts } from "./own-charts";

/** What a client's records say over time, for themselves: the same charts that both look at in session, without what is for therapists. */
export function OwnChartsScreen() {
  const t = useTranslations("client.overTime");
  const { ownCharts } = useTRPC().client;
  const asked = useQuery(ownCharts.queryOptions({ choice: ALL_DAYS }));
  return (
    <>
      <Link href="/records" className="mt-1 -ml-1 inline-flex min-h-target items-center gap-1 text-ink-2">
        <ChevronLeft aria-hidden="true" className="size-5" strokeWidth={1.75} />
        {t("back")}
      </Link>
      <h1 className="text-display">{t("heading")}</h1>
      {asked.data ? (
        <OwnCharts />
      ) : asked.isError ? (
        <LoadFailed error={asked.error} onAgain={() => void asked.refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </>
  );
}
