"use client";
import dynamic from "next/dynamic";
import type { BehaviourMark, BehaviourPlot, SafetyBehaviours } from "@/domain/chart/prepare-safety-behaviours";
import { ChartCard, KeyEntry } from "./chart-card";
import { Dot, HollowDot } from "./marks";
import { between, type PlotFrame, upOf } from "./plot-axes";
import { PlotMissing } from "./plot-missing";
import { PointButtons, PointList } from "./point-buttons";
import { type ChartWords, useChartWords } from "./use-chart-words";
import { useSize } from "./use-size";

const SafetyBehavioursPlot = dynamic(() => import("./safety-behaviours-plot").catch(() => ({ default: PlotMissing })), { ssr: false });

type SafetyBehavioursChartProps = {
  chart: SafetyBehaviours;
  /** The client's. */
  timeZone: string;
  onOpenRecord: (recordId: string) => void;
};

/**
 * Chart F, for therapists: behaviours dropped, and attention outside, each against the anxiety gap. It shows what went together and
 * nothing of what made what: no line, no coefficient.
 */
export function SafetyBehavioursChart({ chart, timeZone, onOpenRecord }: SafetyBehavioursChartProps) {
  const words = useChartWords(timeZone);
  const { t } = words;
  const { behaviours, attention, marks } = chart;
  const isDrawn = behaviours.display === "points" || attention.display === "points";
  return (
    <ChartCard
      name="behaviours"
      title={t("behaviours.title")}
      line={t("behaviours.line")}
      tally={chart.tally}
      legend={
        isDrawn && (
          <>
            <KeyEntry mark={<Dot x={8} y={8} size={4.5} />}>{t("behaviours.key.exposure")}</KeyEntry>
            {marks.some(({ retrospective }) => retrospective) && (
              <KeyEntry mark={<HollowDot x={8} y={8} />}>{t("key.afterwards")}</KeyEntry>
            )}
          </>
        )
      }
      table={marks.length > 0 ? () => tableOf(marks, words) : null}
      openColumn={0}
      onOpen={onOpenRecord}
    >
      {isDrawn && <p className="text-ink-3 text-sm">{t("behaviours.gap")}</p>}
      <div className="mt-1 grid gap-x-5 gap-y-3 @2xl:grid-cols-2">
        {(["behaviours", "attention"] as const).map((which) => (
          <Half
            key={which}
            title={t(which === "behaviours" ? "behaviours.dropped" : "behaviours.attention")}
            plot={chart[which]}
            marks={marks}
            words={words}
            onOpenRecord={onOpenRecord}
          />
        ))}
      </div>
    </ChartCard>
  );
}

type HalfProps = {
  title: string;
  plot: BehaviourPlot;
  marks: readonly BehaviourMark[];
  words: ChartWords;
  onOpenRecord: (recordId: string) => void;
};

/** One of the two drawings; under three points they are sentences. */
function Half({ title, plot, marks, words, onOpenRecord }: HalfProps) {
  const [ref, size] = useSize();
  const { both, oneMissing } = plot.counts;
  const listed = marks.filter(({ id }) => plot.points.some((point) => point.id === id));
  return (
    <div className="min-w-0">
      <h3 className="font-[550] text-sm">{title}</h3>
      <p className="text-ink-3 text-sm">{words.t("behaviours.counts", { both, oneMissing })}</p>
      {plot.display === "list" && (
        <PointList points={listed.map((mark) => ({ id: mark.recordId, label: sentenceOf(mark, words) }))} onOpen={onOpenRecord} />
      )}
      {plot.display === "points" && (
        <div ref={ref} className="mt-1 print:w-[300px]" style={{ minHeight: size ? undefined : 220 }}>
          {size && (
            <Drawing
              title={title}
              plot={plot}
              marks={listed}
              words={words}
              onOpenRecord={onOpenRecord}
              frame={{
                width: size.printing ? size.width / 2 : size.width,
                height: 220 * size.scale,
                margin: 16 * size.scale,
                textSize: 12 * size.scale,
              }}
            />
          )}
        </div>
      )}
    </div>
  );
}

function Drawing({ title, plot, marks, words, frame, onOpenRecord }: HalfProps & { frame: PlotFrame }) {
  const across = between(plot.x.from, plot.x.to, frame);
  const up = upOf(plot.y, frame);
  const places = new Map(plot.points.map(({ id, x, gap }) => [id, { left: across(x), top: up(gap) }]));
  const open = (id: string) => onOpenRecord(marks.find((mark) => mark.id === id)?.recordId ?? id);
  return (
    <div className="relative" style={{ height: frame.height }}>
      <div aria-hidden="true">
        <SafetyBehavioursPlot plot={plot} frame={frame} />
      </div>
      <PointButtons
        label={title}
        onOpen={open}
        className="absolute inset-0"
        pointClassName="absolute size-6 -translate-x-1/2 -translate-y-1/2 rounded-full"
        points={marks.map((mark) => ({ id: mark.id, label: sentenceOf(mark, words), style: places.get(mark.id) }))}
      />
    </div>
  );
}

function sentenceOf(mark: BehaviourMark, { t, day, number }: ChartWords): string {
  return t("behaviours.sentence", {
    date: day(mark.occurredAt),
    step: mark.title,
    dropped: number(mark.dropped),
    planned: number(mark.planned),
    attention: number(mark.attention),
    gap: number(mark.gap),
    written: mark.retrospective ? "after" : "before",
  });
}

function tableOf(marks: readonly BehaviourMark[], { t, dayAndYear, number }: ChartWords) {
  return {
    columns: [
      t("column.date"),
      t("column.step"),
      t("behaviours.column.dropped"),
      t("behaviours.column.planned"),
      t("behaviours.column.attention"),
      t("behaviours.column.gap"),
    ],
    rows: marks.map((mark) => ({
      id: mark.id,
      recordId: mark.recordId,
      cells: [
        dayAndYear(mark.occurredAt),
        mark.title,
        number(mark.dropped),
        number(mark.planned),
        number(mark.attention),
        mark.retrospective ? t("afterwards", { value: number(mark.gap) }) : number(mark.gap),
      ],
    })),
  };
}
