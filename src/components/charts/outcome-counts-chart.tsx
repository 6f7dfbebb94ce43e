"use client";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "./chart-card";
import { OutcomeSquare } from "./marks";
import type { PredictionPoint } from "./prepare-likelihood-slopes";
import { prepareOutcomeSquares } from "./prepare-outcome-counts";

/** Chart C: one square for each prediction, by what became of it. */
export function OutcomeCountsChart(props: {
  points: readonly PredictionPoint[];
  timeZone: string;
  onOpenRecord: (recordId: string) => void;
}) {
  const t = useTranslations("charts");
  const format = useFormatter();
  const squares = prepareOutcomeSquares(props.points);
  return (
    <ChartCard title={t("outcomes.title")} line={t("outcomes.line")} table={null}>
      {squares.total === 0 ? (
        <p className="text-ink-2">{t("outcomes.empty")}</p>
      ) : (
        <>
          <ul className="grid gap-1">
            {squares.rows.map((row) => (
              <li key={row.outcome} className="flex items-center gap-4">
                <span className="flex min-h-7 min-w-36 flex-wrap">
                  {row.predictions.map((prediction) => (
                    <button
                      key={prediction.recordId}
                      type="button"
                      className="flex size-7 items-center justify-center"
                      aria-label={t("outcomes.square", {
                        date: format.dateTime(new Date(prediction.occurredAt), {
                          day: "numeric",
                          month: "short",
                          timeZone: props.timeZone,
                        }),
                        step: prediction.stepTitle,
                        outcome: t(`outcome.${row.outcome}`),
                      })}
                      onClick={() => props.onOpenRecord(prediction.recordId)}
                    >
                      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-6">
                        <OutcomeSquare x={8} y={8} outcome={row.outcome === "open" ? "cannotTellYet" : row.outcome} />
                      </svg>
                    </button>
                  ))}
                </span>
                <span>
                  <strong className="font-semibold">{row.predictions.length}</strong> {t(`outcomes.row.${row.outcome}`)}
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-3 border-line border-t pt-3">
            {t("outcomes.summary", {
              happened: squares.happened,
              resolved: squares.resolved,
              partly: squares.partly,
              open: squares.open,
              cannotKnow: squares.cannotKnow,
            })}
          </p>
          {squares.happenedInterval && squares.resolved >= 3 && (
            <p className="text-ink-3 text-sm print:hidden">{t("outcomes.wilson", squares.happenedInterval)}</p>
          )}
        </>
      )}
    </ChartCard>
  );
}
