"use client";
import { useTranslations } from "next-intl";
import { StepOverTimeChart } from "../charts/step-over-time-chart";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { Skeleton } from "../ui/skeleton";
import type { AskedStepChart } from "./use-step-chart";

type StepHistoryProps = {
  asked: AskedStepChart;
  /** On whose screen. */
  words: "therapist.ladder.history" | "client.ladder.history";
  onOpenRecord: (recordId: string) => void;
};

/** How one step went: chart E, or what there is before there is enough for a chart. */
export function StepHistory({ asked: { data, isError, fetchStatus, refetch }, words, onOpenRecord }: StepHistoryProps) {
  const t = useTranslations(words);
  if (data?.charts.step) return <StepOverTimeChart chart={data.charts.step} timeZone={data.charts.timeZone} onOpenRecord={onOpenRecord} />;
  // Where there is no network, the question waits for one.
  if (isError || fetchStatus === "paused") {
    return (
      <div className="grid justify-items-start gap-3">
        <FieldError id="history-failed" problem={t(isError ? "failed" : "offline")} />
        <Button className="max-lg:min-h-target" onClick={() => void refetch()}>
          {t("again")}
        </Button>
      </div>
    );
  }
  return <Skeleton lines={6} label={t("loading")} />;
}
