"use client";
import { useState } from "react";
import { type LikelihoodPanel, PANELS_SHOWN, prepareLikelihoodSlopes } from "@/domain/chart/prepare-likelihood-slopes";
import type { PredictionPoint } from "@/domain/chart/rows";
import { type ChartChoice, EVERYTHING } from "@/domain/chart/select-rows";
import { ChartCard, KeyEntry } from "./chart-card";
import { LikelihoodPanels, panelsFit } from "./likelihood-panels";
import { LikelihoodRows } from "./likelihood-rows";
import { Diamond, Dot, OutcomeSquare } from "./marks";
import { PointList } from "./point-buttons";
import { type ChartWords, useChartWords } from "./use-chart-words";
import { useSize } from "./use-size";

type LikelihoodChartProps = {
  points: readonly PredictionPoint[];
  /** The client's. */
  timeZone: string;
  onOpenRecord: (recordId: string) => void;
  currentRecordId?: string;
  choice?: ChartChoice;
};

/** Chart B: likelihood before, what happened, next time, days later. One panel for each prediction. */
export function LikelihoodChart({ points, timeZone, onOpenRecord, currentRecordId, choice = EVERYTHING }: LikelihoodChartProps) {
  const words = useChartWords(timeZone);
  const { t } = words;
  const [shown, setShown] = useState(PANELS_SHOWN);
  const [ref, size] = useSize();
  const slopes = prepareLikelihoodSlopes(points, shown, choice);
  const sentence = (panel: LikelihoodPanel) => sentenceOf(panel, words);
  const drawing = { panels: slopes.panels, words, sentence, onOpenRecord, currentRecordId };
  return (
    <ChartCard
      name="likelihood"
      title={t("likelihood.title")}
      line={t("likelihood.line", { count: slopes.total })}
      legend={
        slopes.display === "points" && <LikelihoodKey words={words} afterwards={slopes.panels.some((panel) => panel.retrospective)} />
      }
      table={slopes.display === "points" ? tableOf(slopes.all, words) : null}
      openColumn={1}
      onOpen={onOpenRecord}
    >
      {slopes.display === "sentence" && <p className="text-ink-2">{t("likelihood.empty")}</p>}
      {slopes.display === "list" && (
        <PointList onOpen={onOpenRecord} points={slopes.panels.map((panel) => ({ id: panel.recordId, label: sentence(panel) }))} />
      )}
      {slopes.display === "points" && (
        <div ref={ref} className="print:w-[600px]" style={{ minHeight: size ? undefined : 250 }}>
          {slopes.total > PANELS_SHOWN && (
            <button
              type="button"
              className="min-h-8 pointer-coarse:min-h-target text-action text-sm underline underline-offset-4 print:hidden"
              onClick={() => setShown(slopes.earlier > 0 ? shown + PANELS_SHOWN : PANELS_SHOWN)}
            >
              {slopes.earlier > 0
                ? t("earlier", { count: Math.min(PANELS_SHOWN, slopes.earlier), all: slopes.earlier })
                : t("lastOnly", { count: PANELS_SHOWN })}
            </button>
          )}
          {size &&
            (panelsFit(slopes.panels.length, size) ? (
              <LikelihoodPanels {...drawing} size={size} />
            ) : (
              <LikelihoodRows {...drawing} scale={size.scale} />
            ))}
        </div>
      )}
    </ChartCard>
  );
}

function LikelihoodKey({ words: { t }, afterwards }: { words: ChartWords; afterwards: boolean }) {
  return (
    <>
      <KeyEntry mark={<Diamond x={8} y={8} size={5.5} />}>{t("key.before")}</KeyEntry>
      {afterwards && <KeyEntry mark={<Diamond x={8} y={8} size={5.5} hollow />}>{t("key.afterwards")}</KeyEntry>}
      <KeyEntry mark={<OutcomeSquare x={8} y={8} outcome="no" />}>{t("key.happened")}</KeyEntry>
      <KeyEntry mark={<Dot x={8} y={8} size={5.5} />}>{t("key.again")}</KeyEntry>
      <KeyEntry mark={<Dot x={8} y={8} small />}>{t("key.later")}</KeyEntry>
    </>
  );
}

function sentenceOf(panel: LikelihoodPanel, words: ChartWords): string {
  const { t, day, number } = words;
  return t("likelihood.sentence", {
    date: day(panel.occurredAt),
    step: panel.title,
    before: number(panel.before),
    outcome: outcomeInWords(panel, words),
    again: number(panel.again),
    later: number(panel.later),
    written: panel.retrospective ? "after" : "before",
  });
}

function outcomeInWords(panel: LikelihoodPanel, { t, calendarDay }: ChartWords): string {
  const outcome = t(`outcome.${panel.outcome ?? "open"}`);
  if (panel.degree !== null) return t("degree", { outcome, degree: panel.degree });
  return panel.decideBy === null ? outcome : t("decideBy", { outcome, date: calendarDay(panel.decideBy) });
}

function tableOf(panels: readonly LikelihoodPanel[], words: ChartWords) {
  const { t, number } = words;
  return {
    columns: [t("column.date"), t("column.step"), t("key.before"), t("key.happened"), t("key.again"), t("key.later")],
    rows: panels.map((panel) => ({
      id: panel.recordId,
      cells: [
        words.dayAndYear(panel.occurredAt),
        panel.title,
        panel.retrospective ? t("afterwards", { value: number(panel.before) }) : number(panel.before),
        outcomeInWords(panel, words),
        number(panel.again),
        number(panel.later),
      ],
    })),
  };
}
