"use client";
import { useState } from "react";
import { type LikelihoodPanel, type LikelihoodSlopes, latestPanels, PANELS_SHOWN } from "@/domain/chart/prepare-likelihood-slopes";
import { ChartCard, KeyEntry } from "./chart-card";
import { LikelihoodPanels, panelsFit } from "./likelihood-panels";
import { LikelihoodRows } from "./likelihood-rows";
import { Diamond, Dot, OutcomeSquare } from "./marks";
import { PointList } from "./point-buttons";
import { type ChartWords, useChartWords } from "./use-chart-words";
import { useSize } from "./use-size";

type LikelihoodChartProps = {
  chart: LikelihoodSlopes;
  /** The client's. */
  timeZone: string;
  onOpenRecord: (recordId: string) => void;
  currentRecordId?: string;
  /** With expectancy change, prediction error and learning rate of each: for therapists. */
  withChange?: boolean;
};

/** Chart B: likelihood before, what happened, next time, days later. One panel for each prediction. */
export function LikelihoodChart({ chart, timeZone, onOpenRecord, currentRecordId, withChange = false }: LikelihoodChartProps) {
  const words = useChartWords(timeZone);
  const { t } = words;
  const [shown, setShown] = useState(PANELS_SHOWN);
  const [ref, size] = useSize();
  const { panels, earlier } = latestPanels(chart.all, shown);
  const sentence = (panel: LikelihoodPanel) => sentenceOf(panel, words) + (withChange ? changeOf(panel, words) : "");
  const drawing = { panels, words, sentence, onOpenRecord, currentRecordId };
  return (
    <ChartCard
      name="likelihood"
      title={t("likelihood.title")}
      line={t("likelihood.line", { count: chart.total })}
      tally={chart.tally}
      legend={chart.display === "points" && <LikelihoodKey words={words} afterwards={panels.some((panel) => panel.retrospective)} />}
      table={chart.display === "points" ? () => tableOf(chart.all, words, withChange) : null}
      openColumn={1}
      onOpen={onOpenRecord}
    >
      {chart.display === "sentence" && <p className="text-ink-2">{words.nothing(chart.tally, t("likelihood.empty"))}</p>}
      {chart.display === "list" && (
        <PointList onOpen={onOpenRecord} points={panels.map((panel) => ({ id: panel.recordId, label: sentence(panel) }))} />
      )}
      {chart.display === "points" && (
        <div ref={ref} className="print:w-[600px]" style={{ minHeight: size ? undefined : 250 }}>
          {chart.all.length > PANELS_SHOWN && (
            <button
              type="button"
              className="min-h-8 pointer-coarse:min-h-target text-action text-sm underline underline-offset-4 print:hidden"
              onClick={() => setShown(earlier > 0 ? shown + PANELS_SHOWN : PANELS_SHOWN)}
            >
              {earlier > 0
                ? t("earlier", { count: Math.min(PANELS_SHOWN, earlier), all: earlier })
                : t("lastOnly", { count: PANELS_SHOWN })}
            </button>
          )}
          {size &&
            (panelsFit(panels.length, size) ? (
              <LikelihoodPanels {...drawing} size={size} />
            ) : (
              <LikelihoodRows {...drawing} scale={size.scale} />
            ))}
        </div>
      )}
      {withChange && chart.display === "points" && <p className="mt-2 text-ink-3 text-xs">{t("likelihood.counted")}</p>}
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

/** A sentence with the space before it; nothing where neither was said. */
function changeOf({ change, error, learningRate }: LikelihoodPanel, { t }: ChartWords): string {
  const said = [
    change === null ? null : t("likelihood.change", { change }),
    error === null ? null : t("likelihood.error", { error }),
    learningRate === null ? null : t("likelihood.rate", { rate: rateOf(learningRate) }),
  ].filter((one) => one !== null);
  return said.length === 0 ? "" : ` ${said.join(" ")}`;
}

const rateOf = (rate: number) => rate.toFixed(2);

function outcomeInWords(panel: LikelihoodPanel, { t, calendarDay }: ChartWords): string {
  const outcome = t(`outcome.${panel.outcome ?? "open"}`);
  if (panel.degree !== null) return t("degree", { outcome, degree: panel.degree });
  return panel.decideBy === null ? outcome : t("decideBy", { outcome, date: calendarDay(panel.decideBy) });
}

function tableOf(panels: readonly LikelihoodPanel[], words: ChartWords, withChange: boolean) {
  const { t, number } = words;
  const more = [t("likelihood.column.change"), t("likelihood.column.error"), t("likelihood.column.rate")];
  return {
    columns: [
      ...[t("column.date"), t("column.step"), t("key.before"), t("key.happened"), t("key.again"), t("key.later")],
      ...(withChange ? more : []),
    ],
    rows: panels.map((panel) => ({
      id: panel.recordId,
      cells: [
        words.dayAndYear(panel.occurredAt),
        panel.title,
        panel.retrospective ? t("afterwards", { value: number(panel.before) }) : number(panel.before),
        outcomeInWords(panel, words),
        number(panel.again),
        number(panel.later),
        ...(withChange ? [panel.change, panel.error, panel.learningRate].map((value, place) => countedOf(value, place === 2)) : []),
      ],
    })),
  };
}

/** What can't be counted has no number: a gap, never zero. */
function countedOf(value: number | null, isRate: boolean): string {
  if (value === null) return "–";
  return isRate ? rateOf(value) : String(value);
}
