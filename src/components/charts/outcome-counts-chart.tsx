"use client";
import { useId } from "react";
import type { OutcomeRow, OutcomeSquareOf, OutcomeSquares } from "@/domain/chart/prepare-outcome-counts";
import { ChartCard } from "./chart-card";
import { OutcomeSquare } from "./marks";
import { PointList } from "./point-buttons";
import { type ChartWords, useChartWords } from "./use-chart-words";
import { useRovingPoints } from "./use-roving-points";

type OutcomeCountsChartProps = {
  /** Has an interval for therapists only; it is not printed. */
  chart: OutcomeSquares;
  /** The client's. */
  timeZone: string;
  onOpenRecord: (recordId: string) => void;
  currentRecordId?: string;
};

/** Chart C: one square for each prediction, by what became of it. */
export function OutcomeCountsChart({ chart: squares, timeZone, onOpenRecord, currentRecordId }: OutcomeCountsChartProps) {
  const words = useChartWords(timeZone);
  const { t } = words;
  const sentence = (square: OutcomeSquareOf) =>
    t("outcomes.square", { date: words.day(square.occurredAt), step: square.title, outcome: outcomeOf(square, words) });
  const table = () => ({
    columns: [t("column.date"), t("column.step"), t("key.happened")],
    rows: squares.all.map((square) => ({
      id: square.id,
      recordId: square.recordId,
      cells: [words.dayAndYear(square.occurredAt), square.title, outcomeOf(square, words)],
    })),
  });
  const { happened, resolved, partly, open, cannotKnow } = squares;
  return (
    <ChartCard
      name="outcomes"
      title={t("outcomes.title")}
      line={t("outcomes.line")}
      tally={squares.tally}
      table={squares.display === "squares" ? table : null}
      openColumn={1}
      onOpen={onOpenRecord}
    >
      {squares.display === "sentence" && <p className="text-ink-2">{words.nothing(squares.tally, t("outcomes.empty"))}</p>}
      {squares.display === "list" && (
        <PointList
          onOpen={(id) => onOpenRecord(squares.all.find((square) => square.id === id)?.recordId ?? id)}
          points={squares.all.map((square) => ({ id: square.id, label: sentence(square) }))}
        />
      )}
      {squares.display === "squares" && (
        <SquareRows rows={squares.rows} words={words} sentence={sentence} onOpenRecord={onOpenRecord} currentRecordId={currentRecordId} />
      )}
      {squares.display !== "sentence" && (
        <p className="mt-3 border-line border-t pt-2.5 text-ink-2 text-sm">
          {t.rich("outcomes.summary", {
            happened,
            resolved,
            partly,
            open,
            cannotKnow,
            b: (chunks) => <strong className="font-semibold text-ink">{chunks}</strong>,
          })}{" "}
          <span className="block">{t("outcomes.apart", { open, cannotKnow })}</span>
        </p>
      )}
      {squares.happenedInterval && <p className="mt-1 text-ink-3 text-xs print:hidden">{t("outcomes.wilson", squares.happenedInterval)}</p>}
    </ChartCard>
  );
}

function outcomeOf(square: OutcomeSquareOf, { t }: ChartWords): string {
  const outcome = t(`outcome.${square.outcome}`);
  return square.degree === null ? outcome : t("degree", { outcome, degree: square.degree });
}

function SquareRows(props: {
  rows: readonly OutcomeRow[];
  words: ChartWords;
  sentence: (square: OutcomeSquareOf) => string;
  onOpenRecord: (recordId: string) => void;
  currentRecordId?: string;
}) {
  const { t } = props.words;
  const hint = useId();
  const rove = useRovingPoints(props.rows.flatMap((row) => row.predictions.map((square) => square.id)));
  return (
    <>
      <p id={hint} hidden>
        {t("hint")}
      </p>
      <ul
        data-points=""
        aria-label={t("outcomes.title")}
        aria-describedby={hint}
        className="grid grid-cols-[fit-content(62%)_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5"
      >
        {props.rows.map((row) => (
          <li key={row.outcome} className="col-span-2 grid grid-cols-subgrid items-center">
            <span className="-ml-1 flex min-h-7 @xs:min-w-34 flex-wrap">
              {row.predictions.map((square) => (
                <button
                  key={square.id}
                  type="button"
                  {...rove(square.id)}
                  className={`flex size-7 pointer-coarse:size-target items-center justify-center rounded-tag focus-visible:-outline-offset-2 ${square.recordId === props.currentRecordId ? "bg-ink/7" : "hover:bg-ink/4"}`}
                  aria-label={props.sentence(square)}
                  aria-current={square.recordId === props.currentRecordId ? "true" : undefined}
                  title={props.sentence(square)}
                  onClick={() => props.onOpenRecord(square.recordId)}
                >
                  <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5">
                    <OutcomeSquare x={10} y={10} outcome={row.outcome === "open" ? "cannotTellYet" : row.outcome} size={17} />
                  </svg>
                </button>
              ))}
            </span>
            <span>
              <strong className="font-semibold">{row.count}</strong> {t(`outcomes.row.${row.outcome}`)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
