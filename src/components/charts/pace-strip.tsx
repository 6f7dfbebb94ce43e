"use client";
import type { PaceDay, PaceMark, PaceStripRows } from "@/domain/chart/prepare-pace-strip";
import { ChartCard, KeyEntry } from "./chart-card";
import { PaceGlyph } from "./marks";
import { PaceDrawing } from "./pace-drawing";
import { PointList } from "./point-buttons";
import { type ChartWords, useChartWords } from "./use-chart-words";
import { useSize } from "./use-size";

/** Chart H: exhaustion day by day for seven weeks, with each request to slow down above. What waits for an answer borders it. */
export function PaceStrip({ chart: strip }: { chart: PaceStripRows }) {
  const words = useChartWords("UTC");
  const { t } = words;
  const [ref, size] = useSize();
  const said = (marks: readonly PaceMark[]) => marksInWords(marks, words);
  const sentence = (day: PaceDay) =>
    t("pace.day", {
      date: words.calendarDay(day.date),
      rated: day.exhaustion === null ? "no" : "yes",
      exhaustion: day.exhaustion ?? 0,
      asked: day.marks.length,
      said: said(day.marks),
    });
  const points = strip.recorded.map((day) => ({ id: day.date, label: sentence(day) }));
  const table = () => ({
    columns: [t("column.date"), t("pace.exhaustion"), t("pace.asked")],
    rows: strip.recorded.map((day) => ({
      id: day.date,
      cells: [words.calendarDay(day.date), words.number(day.exhaustion), day.marks.length > 0 ? said(day.marks) : t("pace.notAsked")],
    })),
  });
  return (
    <ChartCard
      name="pace"
      title={t("pace.title")}
      line={t(strip.unansweredBefore > 0 ? "pace.lineWaiting" : "pace.line", { count: strip.unansweredBefore })}
      accent={strip.unanswered > 0 ? "pace" : undefined}
      table={strip.display === "points" ? table : null}
      beside
    >
      {strip.display === "sentence" && <p className="text-ink-2">{t("pace.empty")}</p>}
      {strip.display === "list" && <PointList points={points} />}
      {strip.display === "points" && (
        <div ref={ref} className="print:w-[600px]" style={{ minHeight: size ? undefined : 76 }}>
          {size && <PaceDrawing strip={strip} points={points} size={size} words={words} said={said} legend={<PaceKey words={words} />} />}
        </div>
      )}
    </ChartCard>
  );
}

function marksInWords(marks: readonly PaceMark[], { t }: ChartWords): string {
  if (marks.length > 2) {
    return t("pace.several", { count: marks.length, unanswered: marks.filter((mark) => !mark.answered).length });
  }
  return marks.map((mark) => t(`pace.mark.${mark.kind}`, { answered: mark.answered ? "yes" : "no" })).join(", ");
}

function PaceKey({ words: { t } }: { words: ChartWords }) {
  return (
    <ul className="flex flex-wrap gap-x-3.5 pt-1 text-pace text-xs">
      <KeyEntry mark={<PaceGlyph x={8} y={8} kind="slower" answered />}>{t("pace.key.slower")}</KeyEntry>
      <KeyEntry mark={<PaceGlyph x={8} y={8} kind="pause" answered />}>{t("pace.key.pause")}</KeyEntry>
      <KeyEntry mark={<PaceGlyph x={8} y={8} kind="slower" answered={false} />}>{t("pace.key.waiting")}</KeyEntry>
    </ul>
  );
}
