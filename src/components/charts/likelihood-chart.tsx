"use client";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ChartCard, KeyEntry } from "./chart-card";
import { Diamond, Dot, OutcomeSquare } from "./marks";
import { PointButtons } from "./point-buttons";
import { type LikelihoodPanel, PANELS_SHOWN, type PredictionPoint, prepareLikelihoodSlopes } from "./prepare-likelihood-slopes";

const PLOT_HEIGHT = 210;
const LikelihoodPlot = dynamic(() => import("./likelihood-plot"), { ssr: false, loading: () => <div style={{ height: PLOT_HEIGHT }} /> });

type ChartProps = { points: readonly PredictionPoint[]; timeZone: string; onOpenRecord: (recordId: string) => void };

/** Chart B: likelihood before, what happened, next time, days later. One panel for each prediction. */
export function LikelihoodChart({ points, timeZone, onOpenRecord }: ChartProps) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const [all, setAll] = useState(false);
  const slopes = prepareLikelihoodSlopes(points, all ? Number.POSITIVE_INFINITY : PANELS_SHOWN);
  const day = (iso: string) => format.dateTime(new Date(iso), { day: "numeric", month: "short", timeZone });
  const number = (value: number | null) => (value === null ? t("notRated") : String(value));
  const sentence = (panel: LikelihoodPanel) =>
    t("likelihood.sentence", {
      date: day(panel.occurredAt),
      step: panel.stepTitle,
      before: number(panel.before),
      outcome: t(`outcome.${panel.outcome ?? "open"}`),
      again: number(panel.again),
      later: number(panel.later),
      written: panel.retrospective ? "after" : "before",
    });
  return (
    <ChartCard
      title={t("likelihood.title")}
      line={t("likelihood.line", { count: slopes.total })}
      legend={
        slopes.display === "points" && (
          <>
            <KeyEntry mark={<Diamond x={8} y={8} />}>{t("key.before")}</KeyEntry>
            <KeyEntry mark={<OutcomeSquare x={8} y={8} outcome="no" />}>{t("key.happened")}</KeyEntry>
            <KeyEntry mark={<Dot x={8} y={8} />}>{t("key.again")}</KeyEntry>
            <KeyEntry mark={<Dot x={8} y={8} small />}>{t("key.later")}</KeyEntry>
          </>
        )
      }
      table={
        slopes.display === "points"
          ? {
              columns: [t("column.date"), t("column.step"), t("key.before"), t("key.happened"), t("key.again"), t("key.later")],
              rows: slopes.panels.map((panel) => ({
                id: panel.recordId,
                cells: [
                  day(panel.occurredAt),
                  panel.stepTitle,
                  panel.retrospective ? t("afterwards", { value: number(panel.before) }) : number(panel.before),
                  t(`outcome.${panel.outcome ?? "open"}`),
                  number(panel.again),
                  number(panel.later),
                ],
              })),
            }
          : null
      }
    >
      {slopes.display === "sentence" && <p className="text-ink-2">{t("likelihood.empty")}</p>}
      {slopes.display === "list" && (
        <ul>
          {slopes.panels.map((panel) => (
            <li key={panel.recordId}>
              <button type="button" className="min-h-8 text-left hover:underline" onClick={() => onOpenRecord(panel.recordId)}>
                {sentence(panel)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {slopes.display === "points" && (
        <div className="overflow-x-auto">
          {slopes.earlier > 0 && (
            <button type="button" className="mb-1 min-h-8 text-action text-sm underline underline-offset-4" onClick={() => setAll(true)}>
              {t("earlier", { count: slopes.earlier })}
            </button>
          )}
          <div className="relative pb-16" style={{ minWidth: slopes.panels.length * 84 }}>
            <div aria-hidden="true">
              <LikelihoodPlot panels={slopes.panels} height={PLOT_HEIGHT} />
            </div>
            <PointButtons
              label={t("likelihood.title")}
              onOpen={onOpenRecord}
              className="absolute inset-y-0 right-0 left-9 flex"
              pointClassName="flex min-w-0 flex-1 basis-0 flex-col items-start justify-end overflow-hidden rounded-field p-1 text-left text-xs hover:bg-ink/5"
              points={slopes.panels.map((panel) => ({
                id: panel.recordId,
                label: sentence(panel),
                content: (
                  <span className="block h-14 w-full">
                    <span className="line-clamp-2 font-[550]">{panel.stepTitle}</span>
                    <span className="block text-ink-3">{day(panel.occurredAt)}</span>
                  </span>
                ),
              }))}
            />
          </div>
        </div>
      )}
    </ChartCard>
  );
}
