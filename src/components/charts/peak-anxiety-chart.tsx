"use client";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard, KeyEntry } from "./chart-card";
import { Diamond, Dot } from "./marks";
import { PointButtons } from "./point-buttons";
import { type ExposurePoint, type PeakAnxietyRow, preparePeakAnxiety } from "./prepare-peak-anxiety";

const ROW_HEIGHT = 27;
const PeakAnxietyPlot = dynamic(() => import("./peak-anxiety-plot"), { ssr: false });

/** Chart A: predicted and actual peak anxiety of each exposure, none left out. */
export function PeakAnxietyChart(props: { points: readonly ExposurePoint[]; timeZone: string; onOpenRecord: (recordId: string) => void }) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const { display, rows, counts } = preparePeakAnxiety(props.points);
  const day = (iso: string) => format.dateTime(new Date(iso), { day: "numeric", month: "short", timeZone: props.timeZone });
  const number = (value: number | null) => (value === null ? t("notRated") : String(value));
  const sentence = (row: PeakAnxietyRow) =>
    t("peak.sentence", { date: day(row.occurredAt), step: row.stepTitle, predicted: number(row.predicted), actual: number(row.actual) });
  return (
    <ChartCard
      title={t("peak.title")}
      line={t("peak.line", { total: rows.length, ...counts })}
      legend={
        display === "points" && (
          <>
            <KeyEntry mark={<Diamond x={8} y={8} />}>{t("key.predicted")}</KeyEntry>
            <KeyEntry mark={<Dot x={8} y={8} />}>{t("key.actual")}</KeyEntry>
          </>
        )
      }
      table={
        display === "points"
          ? {
              columns: [t("column.date"), t("column.step"), t("key.predicted"), t("key.actual")],
              rows: rows.map((row) => ({
                id: row.recordId,
                cells: [day(row.occurredAt), row.stepTitle, number(row.predicted), number(row.actual)],
              })),
            }
          : null
      }
    >
      {display === "sentence" && <p className="text-ink-2">{t("peak.empty")}</p>}
      {display === "list" && (
        <ul>
          {rows.map((row) => (
            <li key={row.recordId}>
              <button type="button" className="min-h-8 text-left hover:underline" onClick={() => props.onOpenRecord(row.recordId)}>
                {sentence(row)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {display === "points" && (
        <div className="relative">
          <div aria-hidden="true" className="ml-[38%]">
            <PeakAnxietyPlot rows={rows} rowHeight={ROW_HEIGHT} />
          </div>
          <PointButtons
            label={t("peak.title")}
            onOpen={props.onOpenRecord}
            className="absolute inset-x-0 bottom-0 grid"
            style={{ gridAutoRows: ROW_HEIGHT }}
            pointClassName="rounded-tag px-1 text-left hover:bg-ink/5"
            points={rows.map((row) => ({
              id: row.recordId,
              label: sentence(row),
              content: (
                <span className="flex w-[38%] gap-3 text-sm">
                  <span className="w-14 shrink-0 text-ink-3">{day(row.occurredAt)}</span>
                  <span className="truncate">{row.stepTitle}</span>
                </span>
              ),
            }))}
          />
        </div>
      )}
    </ChartCard>
  );
}
