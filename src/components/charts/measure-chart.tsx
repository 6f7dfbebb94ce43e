"use client";
import dynamic from "next/dynamic";
import type { MeasureMark, MeasureOverTime } from "@/domain/chart/prepare-measure";
import { ChartCard, KeyEntry } from "./chart-card";
import { Band, Dot } from "./marks";
import { acrossOf, type PlotFrame, upOf } from "./plot-axes";
import { PlotMissing } from "./plot-missing";
import { PointButtons, PointList } from "./point-buttons";
import { type ChartWords, useChartWords } from "./use-chart-words";
import { useSize } from "./use-size";

const MeasurePlot = dynamic(() => import("./measure-plot").catch(() => ({ default: PlotMissing })), { ssr: false });

type MeasureChartProps = {
  /** Of the score. */
  title: string;
  chart: MeasureOverTime;
  /** The client's. */
  timeZone: string;
  onOpenRecord: (recordId: string) => void;
};

/** Chart G: one score over time with its published cut-offs, and the band around the first one that chance alone may fill. A band, not a verdict. */
export function MeasureChart({ title, chart, timeZone, onOpenRecord }: MeasureChartProps) {
  const words = useChartWords(timeZone);
  const { t } = words;
  const [ref, size] = useSize();
  const { band, cutOffs, points, display } = chart;
  const isDrawn = display === "points";
  const open = (id: string) => onOpenRecord(points.find((point) => point.id === id)?.recordId ?? id);
  const sentences = points.map((point) => ({ id: point.id, label: sentenceOf(point, words) }));
  return (
    <ChartCard
      name="measure"
      title={title}
      line={t("measure.line", { scored: chart.counts.scored, incomplete: chart.counts.incomplete })}
      tally={chart.tally}
      legend={
        isDrawn && (
          <>
            <KeyEntry mark={<Dot x={8} y={8} />}>{t("measure.key.score")}</KeyEntry>
            {band && <KeyEntry mark={<Band />}>{t("measure.key.band")}</KeyEntry>}
          </>
        )
      }
      table={isDrawn ? () => tableOf(points, words) : null}
      openColumn={0}
      onOpen={onOpenRecord}
    >
      {display === "sentence" && <p className="text-ink-2">{words.nothing(chart.tally, t("measure.empty"))}</p>}
      {display === "list" && <PointList onOpen={open} points={sentences} />}
      {isDrawn && (
        <div ref={ref} className="print:w-[600px]" style={{ minHeight: size ? undefined : 220 }}>
          {size && (
            <Drawing
              title={title}
              chart={chart}
              words={words}
              onOpen={open}
              frame={{ width: size.width, height: 220 * size.scale, margin: 16 * size.scale, textSize: 12 * size.scale }}
            />
          )}
        </div>
      )}
      {isDrawn && cutOffs.length > 0 && (
        <p className="mt-1 text-ink-2 text-sm">{cutOffs.map(({ label, from }) => t("measure.cutOff", { label, from })).join(" · ")}</p>
      )}
      {isDrawn && band && <p className="mt-1 text-ink-3 text-sm">{t("measure.band", band)}</p>}
    </ChartCard>
  );
}

type DrawingProps = { title: string; chart: MeasureOverTime; words: ChartWords; frame: PlotFrame; onOpen: (id: string) => void };

function Drawing({ title, chart, words, frame, onOpen }: DrawingProps) {
  const across = acrossOf(chart.timeAxis, frame);
  const up = upOf(chart.axis, frame);
  return (
    <div className="relative" style={{ height: frame.height }}>
      <div aria-hidden="true">
        <MeasurePlot measure={chart} frame={frame} label={words.day} />
      </div>
      <PointButtons
        label={title}
        onOpen={onOpen}
        className="absolute inset-0"
        pointClassName="absolute size-6 -translate-x-1/2 -translate-y-1/2 rounded-full"
        points={chart.points.map((point) => ({
          id: point.id,
          label: sentenceOf(point, words),
          recordId: point.recordId,
          style: { left: across(point.occurredAt), top: up(point.score) },
        }))}
      />
    </div>
  );
}

function sentenceOf({ occurredAt, score, range, change }: MeasureMark, { t, day, number }: ChartWords): string {
  return t("measure.sentence", { date: day(occurredAt), score: number(score), range: range ?? "none", change: change ?? "none" });
}

function tableOf(points: readonly MeasureMark[], { t, dayAndYear, number }: ChartWords) {
  return {
    columns: [t("column.date"), t("measure.column.score"), t("measure.column.range"), t("measure.column.change")],
    rows: points.map(({ id, recordId, occurredAt, score, range, change }) => ({
      ...{ id, recordId },
      cells: [dayAndYear(occurredAt), number(score), range ?? t("measure.change.none"), t(`measure.change.${change ?? "none"}`)],
    })),
  };
}
