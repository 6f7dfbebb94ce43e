"use client";
import dynamic from "next/dynamic";
import type { PeakAnxietyRow } from "@/domain/chart/prepare-peak-anxiety";
import { SlowedDown } from "./marks";
import type { PeakFrame } from "./peak-anxiety-plot";
import { PlotMissing } from "./plot-missing";
import { PointButtons } from "./point-buttons";
import type { ChartWords } from "./use-chart-words";
import type { Size } from "./use-size";

const PeakAnxietyPlot = dynamic(() => import("./peak-anxiety-plot").catch(() => ({ default: PlotMissing })), { ssr: false });

type RowsProps = {
  rows: readonly PeakAnxietyRow[];
  words: ChartWords;
  size: Size;
  sentence: (row: PeakAnxietyRow) => string;
  onOpenRecord: (recordId: string) => void;
  currentRecordId?: string;
};

/** Chart A: date and step of each exposure, and its dumbbell beside them, or under them where the card is narrow. */
export function PeakAnxietyRows({ rows, words, size, sentence, onOpenRecord, currentRecordId }: RowsProps) {
  const { scale } = size;
  const narrow = size.width < 460 * scale;
  const labels = narrow ? 0 : Math.min(size.width * 0.44, 244 * scale);
  const frame: PeakFrame = {
    width: size.width - labels,
    rowHeight: (narrow ? 46 : 25) * scale,
    axisHeight: 26 * scale,
    margin: 27 * scale,
    textSize: 12 * scale,
    sink: narrow ? 0.24 : 0,
  };
  const height = rows.length * frame.rowHeight + frame.axisHeight;
  return (
    <div className="relative" style={{ height }}>
      <div aria-hidden="true" style={{ marginLeft: labels, height }}>
        <PeakAnxietyPlot rows={rows} frame={frame} />
      </div>
      <PointButtons
        label={words.t("peak.title")}
        onOpen={onOpenRecord}
        currentId={currentRecordId}
        className="absolute inset-x-0 bottom-0 grid"
        style={{ gridAutoRows: frame.rowHeight }}
        pointClassName="relative rounded-tag text-left"
        points={rows.map((row) => ({
          id: row.recordId,
          label: sentence(row),
          recordId: row.recordId,
          content: (
            <>
              <span
                className={`absolute left-0 flex gap-2 text-sm leading-none ${narrow ? "top-1.5 right-0" : "inset-y-0 items-center"}`}
                style={narrow ? undefined : { width: labels }}
              >
                <span className="w-12 shrink-0 text-ink-3">{words.day(row.occurredAt)}</span>
                <span className="truncate py-1">{row.title}</span>
                {row.slowDowns > 0 && (
                  <svg viewBox="0 0 16 16" aria-hidden="true" className="size-3.5 shrink-0">
                    <SlowedDown x={8} y={8} />
                  </svg>
                )}
              </span>
              <RowNumbers row={row} frame={frame} left={labels} notRated={words.t("notRated")} />
            </>
          ),
        }))}
      />
    </div>
  );
}

/** Both numbers beside their marks on hover and focus; "not rated" stands always. */
function RowNumbers({ row, frame, left, notRated }: { row: PeakAnxietyRow; frame: PeakFrame; left: number; notRated: string }) {
  const xOf = (value: number) => left + frame.margin + (value / 100) * (frame.width - 2 * frame.margin);
  const top = `${50 + frame.sink * 100}%`;
  const { predicted, actual } = row;
  const lone = predicted ?? actual;
  if (predicted === null || actual === null) {
    const style =
      lone === null ? { left: xOf(0) } : lone > 50 ? { left: xOf(lone) - 10, translate: "-100% -50%" } : { left: xOf(lone) + 10 };
    return (
      <span className="absolute -translate-y-1/2 whitespace-nowrap text-ink-3 text-xs leading-none" style={{ top, ...style }}>
        {notRated}
        {lone !== null && <Revealed>{`, ${lone}`}</Revealed>}
      </span>
    );
  }
  const before = predicted <= actual ? "-100%" : "0";
  const after = predicted <= actual ? "0" : "-100%";
  const away = (shift: string) => (shift === "0" ? 9 : -9);
  return (
    <>
      <Revealed className="text-predicted-ink" style={{ top, left: xOf(predicted) + away(before), translate: `${before} -50%` }}>
        {predicted}
      </Revealed>
      <Revealed className="text-actual" style={{ top, left: xOf(actual) + away(after), translate: `${after} -50%` }}>
        {actual}
      </Revealed>
    </>
  );
}

function Revealed({ children, className, style }: { children: React.ReactNode; className?: string; style?: React.CSSProperties }) {
  const placed = style ? "absolute" : "";
  return (
    <span
      className={`hidden font-[550] text-xs leading-none group-hover/point:inline group-focus-visible/point:inline ${placed} ${className ?? ""}`}
      style={style}
    >
      {children}
    </span>
  );
}
