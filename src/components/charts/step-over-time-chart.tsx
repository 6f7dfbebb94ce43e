"use client";
import dynamic from "next/dynamic";
import type { StepOverTime, StepPoint } from "@/domain/chart/prepare-step-over-time";
import { ChartCard, KeyEntry } from "./chart-card";
import { Diamond, Dot, SlowedDown } from "./marks";
import { acrossOf, type PlotFrame } from "./plot-axes";
import { PlotMissing } from "./plot-missing";
import { PointButtons, PointList } from "./point-buttons";
import { type ChartWords, useChartWords } from "./use-chart-words";
import { useSize } from "./use-size";

const StepOverTimePlot = dynamic(() => import("./step-over-time-plot").catch(() => ({ default: PlotMissing })), { ssr: false });

type StepOverTimeChartProps = {
  chart: StepOverTime;
  /** The client's. */
  timeZone: string;
  onOpenRecord: (recordId: string) => void;
};

/** Chart E: one step over time, the only one with a median, because it is of one step alone. */
export function StepOverTimeChart({ chart: over, timeZone, onOpenRecord }: StepOverTimeChartProps) {
  const words = useChartWords(timeZone);
  const { t } = words;
  const [ref, size] = useSize();
  const isDrawn = over.display === "pointsAndMedian" || over.display === "rollingMedian";
  const sentence = (point: StepPoint) => sentenceOf(point, words);
  return (
    <ChartCard
      name="step"
      title={titleOf(over, words)}
      line={lineOf(over, words)}
      tally={over.tally}
      legend={isDrawn && <StepKey over={over} words={words} />}
      table={isDrawn ? () => tableOf(over, words) : null}
      openColumn={0}
      onOpen={onOpenRecord}
    >
      {over.display === "sentence" && <p className="text-ink-2">{t("step.empty")}</p>}
      {over.display === "list" && (
        <PointList onOpen={onOpenRecord} points={over.points.map((point) => ({ id: point.recordId, label: sentence(point) }))} />
      )}
      {isDrawn && (
        <div ref={ref} className="print:w-[600px]" style={{ minHeight: size ? undefined : 240 }}>
          {size && (
            <Drawing
              over={over}
              words={words}
              sentence={sentence}
              onOpenRecord={onOpenRecord}
              frame={{ width: size.width, height: 240 * size.scale, margin: 16 * size.scale, textSize: 12 * size.scale }}
            />
          )}
        </div>
      )}
    </ChartCard>
  );
}

type DrawingProps = {
  over: StepOverTime;
  words: ChartWords;
  frame: PlotFrame;
  sentence: (point: StepPoint) => string;
  onOpenRecord: (recordId: string) => void;
};

/** The plot, and over it a strip for each record that says its numbers and opens it. */
function Drawing({ over, words, frame, sentence, onOpenRecord }: DrawingProps) {
  const across = acrossOf(over.timeAxis, frame);
  return (
    <div className="relative" style={{ height: frame.height }}>
      <div aria-hidden="true">
        <StepOverTimePlot over={over} frame={frame} label={words.day} />
      </div>
      <PointButtons
        label={titleOf(over, words)}
        onOpen={onOpenRecord}
        className="absolute inset-0"
        pointClassName="absolute inset-y-0 w-6 -translate-x-1/2 rounded-tag"
        points={over.points.map((point) => ({
          id: point.recordId,
          label: sentence(point),
          recordId: point.recordId,
          style: { left: across(point.occurredAt) },
          content: (
            <span aria-hidden="true" className="absolute inset-x-0 bottom-8 grid justify-items-center text-ink-3 text-xs">
              {point.slowDowns > 0 && (
                <svg viewBox="0 0 16 16" aria-hidden="true" className="size-3.5">
                  <SlowedDown x={8} y={8} />
                </svg>
              )}
              {point.time === "variation" && "~"}
            </span>
          ),
        }))}
      />
    </div>
  );
}

function StepKey({ over, words: { t } }: { over: StepOverTime; words: ChartWords }) {
  return (
    <>
      <KeyEntry mark={<Diamond x={8} y={8} size={5.5} />}>{t("key.predicted")}</KeyEntry>
      {over.points.some((point) => point.retrospective) && (
        <KeyEntry mark={<Diamond x={8} y={8} size={5.5} hollow />}>{t("key.afterwards")}</KeyEntry>
      )}
      <KeyEntry mark={<Dot x={8} y={8} size={5.5} />}>{t("key.peak")}</KeyEntry>
      <KeyEntry mark={<Dot x={8} y={8} small />}>{t("key.end")}</KeyEntry>
      {over.points.some((point) => point.slowDowns > 0) && <KeyEntry mark={<SlowedDown x={8} y={8} />}>{t("key.slowDown")}</KeyEntry>}
    </>
  );
}

function titleOf({ points }: StepOverTime, { t }: ChartWords): string {
  const step = points.at(-1)?.title;
  return step === undefined ? t("step.untitled") : t("step.title", { step });
}

function lineOf({ total, series, times }: StepOverTime, { t }: ChartWords): string {
  const count = t("step.line", { total, variations: times.variation });
  const { predicted, peak } = series;
  const medians = [
    predicted.median === null ? null : t("step.medianPredicted", { value: predicted.median }),
    peak.median === null ? null : t("step.medianPeak", { value: peak.median }),
  ].filter((one) => one !== null);
  if (medians.length > 0) return `${count} ${medians.join(" ")}`;
  return peak.display === "rollingMedian" ? `${count} ${t("step.rolling")}` : count;
}

function sentenceOf(point: StepPoint, { t, day, number, slowedDown }: ChartWords): string {
  const said = t("step.sentence", {
    date: day(point.occurredAt),
    time: t(`step.time.${point.time}`),
    predicted: number(point.predicted),
    written: point.retrospective ? "after" : "before",
    peak: number(point.peak),
    end: number(point.end),
  });
  return said + slowedDown(point.slowDowns);
}

function tableOf(over: StepOverTime, { t, dayAndYear, number }: ChartWords) {
  return {
    columns: [t("column.date"), t("column.time"), t("key.predicted"), t("key.peak"), t("key.end")],
    rows: over.points.map((point) => ({
      id: point.id,
      recordId: point.recordId,
      cells: [
        dayAndYear(point.occurredAt),
        t(`step.time.${point.time}`),
        point.retrospective ? t("afterwards", { value: number(point.predicted) }) : number(point.predicted),
        number(point.peak),
        number(point.end),
      ],
    })),
  };
}
