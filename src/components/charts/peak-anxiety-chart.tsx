"use client";
import type { PeakAnxiety, PeakAnxietyRow } from "@/domain/chart/prepare-peak-anxiety";
import { ChartCard, KeyEntry } from "./chart-card";
import { Diamond, Dot, SlowedDown } from "./marks";
import { PeakAnxietyRows } from "./peak-anxiety-rows";
import { PointList } from "./point-buttons";
import { useChartWords } from "./use-chart-words";
import { useSize } from "./use-size";

type PeakAnxietyChartProps = {
  chart: PeakAnxiety;
  /** The client's. */
  timeZone: string;
  onOpenRecord: (recordId: string) => void;
  currentRecordId?: string;
};

/** Chart A: predicted and actual peak anxiety of each exposure, none left out. */
export function PeakAnxietyChart({ chart, timeZone, onOpenRecord, currentRecordId }: PeakAnxietyChartProps) {
  const words = useChartWords(timeZone);
  const { t, number } = words;
  const [ref, size] = useSize();
  const { display, rows, total, counts } = chart;
  const sentence = (row: PeakAnxietyRow) =>
    t("peak.sentence", {
      date: words.day(row.occurredAt),
      step: row.title,
      predicted: number(row.predicted),
      actual: number(row.actual),
      written: row.retrospective ? "after" : "before",
    }) + words.slowedDown(row.slowDowns);
  const key = (
    <>
      <KeyEntry mark={<Diamond x={8} y={8} size={5.5} />}>{t("key.predicted")}</KeyEntry>
      {rows.some((row) => row.retrospective) && <KeyEntry mark={<Diamond x={8} y={8} size={5.5} hollow />}>{t("key.afterwards")}</KeyEntry>}
      <KeyEntry mark={<Dot x={8} y={8} size={5.5} />}>{t("key.actual")}</KeyEntry>
      {rows.some((row) => row.slowDowns > 0) && <KeyEntry mark={<SlowedDown x={8} y={8} />}>{t("key.slowDown")}</KeyEntry>}
    </>
  );
  const table = () => ({
    columns: [t("column.date"), t("column.step"), t("key.predicted"), t("key.actual")],
    rows: rows.map((row) => ({
      id: row.recordId,
      cells: [
        words.dayAndYear(row.occurredAt),
        row.slowDowns > 0 ? `${row.title}.${words.slowedDown(row.slowDowns)}` : row.title,
        row.retrospective ? t("afterwards", { value: number(row.predicted) }) : number(row.predicted),
        number(row.actual),
      ],
    })),
  });
  return (
    <ChartCard
      name="peak"
      title={t("peak.title")}
      line={t("peak.line", { total, ...counts })}
      tally={chart.tally}
      legend={display === "points" && key}
      table={display === "points" ? table : null}
      openColumn={1}
      onOpen={onOpenRecord}
    >
      {display === "sentence" && <p className="text-ink-2">{words.nothing(chart.tally, t("peak.empty"))}</p>}
      {display === "list" && <PointList onOpen={onOpenRecord} points={rows.map((row) => ({ id: row.recordId, label: sentence(row) }))} />}
      {display === "points" && (
        <div ref={ref} className="print:w-[600px]" style={{ minHeight: size ? undefined : 26 + rows.length * 25 }}>
          {size && <PeakAnxietyRows {...{ rows, words, size, sentence, onOpenRecord, currentRecordId }} />}
        </div>
      )}
    </ChartCard>
  );
}
