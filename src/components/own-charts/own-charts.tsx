"use client";
import { useRouter } from "next/navigation";
import { useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { lastWeeks } from "@/domain/chart/last-weeks";
import { BeliefChart } from "../charts/belief-chart";
import { ChartFilters, NO_FILTER } from "../charts/chart-filters";
import { ChartsStateLine } from "../charts/charts-state-line";
import { LikelihoodChart } from "../charts/likelihood-chart";
import { MeasureChart } from "../charts/measure-chart";
import { OutcomeCountsChart } from "../charts/outcome-counts-chart";
import { PaceStrip } from "../charts/pace-strip";
import { PeakAnxietyChart } from "../charts/peak-anxiety-chart";
import { StepOverTimeChart } from "../charts/step-over-time-chart";
import { useOwnCharts } from "../charts/use-charts";
import { OwnWords } from "../charts/words-of-records";
import { useFrame } from "../client/use-frame";
import { localDay } from "../client-page/local-day";
import { EmptyState } from "../ui/empty-state";

/** Pace first, then what was expected and what happened. Nothing here is a grade, and what is for therapists is not sent. */
export function OwnCharts() {
  const t = useTranslations("client.overTime");
  const router = useRouter();
  const now = useNow();
  const [filter, setFilter] = useState(NO_FILTER);
  const timeZone = useFrame()?.timeZone ?? "UTC";
  const choice = lastWeeks(localDay(now.toISOString(), timeZone), filter.weeks, filter.stepId);
  const { charts, recordIds, state, again } = useOwnCharts(choice);
  const place = { timeZone, onOpenRecord: (recordId: string) => router.push(`/records/${recordId}`) };
  if (!charts.days) return <EmptyState>{t("empty")}</EmptyState>;
  return (
    <OwnWords recordIds={recordIds}>
      <div className="mt-3 grid min-w-0 gap-3 pb-6">
        <p className="text-ink-2 text-md">{t("intro")}</p>
        <PaceStrip chart={charts.pace} />
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
          <ChartFilters filter={filter} steps={charts.steps} onFilter={setFilter} />
          <ChartsStateLine state={state} again={again} />
        </div>
        {charts.step && <StepOverTimeChart chart={charts.step} {...place} />}
        <LikelihoodChart chart={charts.likelihood} {...place} />
        <PeakAnxietyChart chart={charts.peakAnxiety} {...place} />
        <OutcomeCountsChart chart={charts.outcomes} {...place} />
        {charts.beliefs.tally.all > 0 && <BeliefChart chart={charts.beliefs} {...place} />}
        {charts.measures.map(({ id, title, over }) => (
          <MeasureChart key={id} title={title} chart={over} {...place} />
        ))}
      </div>
    </OwnWords>
  );
}
