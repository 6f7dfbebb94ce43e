"use client";
import dynamic from "next/dynamic";
import type { BeliefMark, BeliefOverTime } from "@/domain/chart/prepare-belief";
import { ChartCard, KeyEntry } from "./chart-card";
import { Belief, ExperimentLine } from "./marks";
import { acrossOf, type PlotFrame, upOf } from "./plot-axes";
import { PlotMissing } from "./plot-missing";
import { PointButtons, PointList } from "./point-buttons";
import { type ChartWords, useChartWords } from "./use-chart-words";
import { useSize } from "./use-size";

const BeliefPlot = dynamic(() => import("./belief-plot").catch(() => ({ default: PlotMissing })), { ssr: false });

type BeliefChartProps = {
  chart: BeliefOverTime;
  /** The client's. */
  timeZone: string;
  onOpenRecord: (recordId: string) => void;
};

/** Chart D: how true each belief felt whenever it was asked, the old and the new one, experiments marked. No belief is pooled with another. */
export function BeliefChart({ chart, timeZone, onOpenRecord }: BeliefChartProps) {
  const words = useChartWords(timeZone);
  const { t } = words;
  const [ref, size] = useSize();
  const isDrawn = chart.display === "points";
  const marks = marksOf(chart);
  const open = (id: string) => onOpenRecord(marks.find((mark) => mark.id === id)?.recordId ?? id);
  const points = marks.map((mark) => ({ id: mark.id, label: sentenceOf(mark, words) }));
  return (
    <ChartCard
      name="belief"
      title={t("belief.title")}
      line={t("belief.line", { total: chart.total, notRated: chart.counts.notRated })}
      tally={chart.tally}
      legend={isDrawn && <BeliefKey chart={chart} words={words} />}
      table={isDrawn ? () => tableOf(marks, words) : null}
      openColumn={0}
      onOpen={onOpenRecord}
    >
      {chart.display === "sentence" && <p className="text-ink-2">{words.nothing(chart.tally, t("belief.empty"))}</p>}
      {chart.display === "list" && <PointList onOpen={open} points={points} />}
      {isDrawn && (
        <>
          <div ref={ref} className="print:w-[600px]" style={{ minHeight: size ? undefined : 240 }}>
            {size && (
              <Drawing
                chart={chart}
                marks={marks}
                words={words}
                onOpen={open}
                frame={{ width: size.width, height: 240 * size.scale, margin: 16 * size.scale, textSize: 12 * size.scale }}
              />
            )}
          </div>
          <ul aria-label={t("belief.lines")} className="mt-1 grid gap-1 text-sm">
            {chart.lines.map(({ beliefId, belief, side }, place) => (
              <li key={`${side} ${beliefId}`} className="flex items-baseline gap-2">
                <span className="w-4 flex-none text-ink-3">{letterOf(place)}</span>
                <span className="min-w-0 font-words">{belief}</span>
                <span className="flex-none text-ink-3">{t(`belief.key.${side}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </ChartCard>
  );
}

type DrawingProps = {
  chart: BeliefOverTime;
  marks: readonly BeliefMark[];
  words: ChartWords;
  frame: PlotFrame;
  onOpen: (id: string) => void;
};

/** The plot, and over it each point as something to reach and open; a letter at the end of a line says which belief it is. */
function Drawing({ chart, marks, words, frame, onOpen }: DrawingProps) {
  const across = acrossOf(chart.timeAxis, frame);
  const up = upOf(chart.axis, frame);
  // What was asked without a number stands at the bottom, away from its line.
  const ends = new Map(chart.lines.map(({ points }, place) => [points.findLast(({ degree }) => degree !== null)?.id, letterOf(place)]));
  return (
    <div className="relative" style={{ height: frame.height }}>
      <div aria-hidden="true">
        <BeliefPlot beliefs={chart} frame={frame} label={words.day} />
      </div>
      <PointButtons
        label={words.t("belief.title")}
        onOpen={onOpen}
        className="absolute inset-0"
        pointClassName="absolute size-6 -translate-x-1/2 -translate-y-1/2 rounded-full"
        points={marks.map((mark) => ({
          id: mark.id,
          label: sentenceOf(mark, words),
          recordId: mark.recordId,
          style: { left: across(mark.occurredAt), top: up(mark.degree) },
          content: ends.has(mark.id) && (
            <span aria-hidden="true" className="absolute top-0 left-6 text-ink-3 text-xs leading-6">
              {ends.get(mark.id)}
            </span>
          ),
        }))}
      />
    </div>
  );
}

function BeliefKey({ chart, words: { t } }: { chart: BeliefOverTime; words: ChartWords }) {
  const sides = new Set(chart.lines.map(({ side }) => side));
  return (
    <>
      {sides.has("old") && <KeyEntry mark={<Belief x={8} y={8} side="old" />}>{t("belief.key.old")}</KeyEntry>}
      {sides.has("new") && <KeyEntry mark={<Belief x={8} y={8} side="new" />}>{t("belief.key.new")}</KeyEntry>}
      {chart.experiments.length > 0 && <KeyEntry mark={<ExperimentLine x={8} />}>{t("belief.key.experiment")}</KeyEntry>}
    </>
  );
}

/** In time order, as the table has them. */
function marksOf({ lines }: BeliefOverTime): BeliefMark[] {
  return lines.flatMap(({ points }) => points).toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0));
}

/** a, b, … z, aa: names of lines by their place. */
function letterOf(place: number): string {
  const letter = String.fromCharCode(97 + (place % 26));
  return place < 26 ? letter : letterOf(Math.floor(place / 26) - 1) + letter;
}

function sentenceOf({ occurredAt, belief, side, degree, experiment }: BeliefMark, { t, day, number }: ChartWords): string {
  return t("belief.sentence", {
    date: day(occurredAt),
    belief,
    side: t(`belief.side.${side}`),
    degree: number(degree),
    from: experiment ? "experiment" : "record",
  });
}

function tableOf(marks: readonly BeliefMark[], { t, dayAndYear, number }: ChartWords) {
  return {
    columns: [t("column.date"), t("belief.column.belief"), t("belief.column.side"), t("belief.column.degree"), t("belief.column.from")],
    rows: marks.map((mark) => ({
      id: mark.id,
      recordId: mark.recordId,
      cells: [
        dayAndYear(mark.occurredAt),
        mark.belief,
        t(`belief.key.${mark.side}`),
        number(mark.degree),
        t(`belief.from.${mark.experiment ? "experiment" : "record"}`),
      ],
    })),
  };
}
