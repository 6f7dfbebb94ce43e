"use client";
import dynamic from "next/dynamic";
import { type Calibration, LEAST_FOR_DIAGRAM, LEAST_FOR_MEANS } from "@/domain/chart/prepare-calibration";
import { ChartCard } from "./chart-card";
import { PlotMissing } from "./plot-missing";
import { type ChartWords, useChartWords } from "./use-chart-words";
import { useSize } from "./use-size";

const CalibrationPlot = dynamic(() => import("./calibration-plot").catch(() => ({ default: PlotMissing })), { ssr: false });

type CalibrationChartProps = { chart: Calibration; timeZone: string };

/** Chart I, for therapists: what was forecast against what happened. Counts until there is enough for a mean; never a grade. */
export function CalibrationChart({ chart, timeZone }: CalibrationChartProps) {
  const words = useChartWords(timeZone);
  const { t } = words;
  const [ref, size] = useSize();
  const { counts, means, display } = chart;
  const { used, partly, open, cannotKnow, retrospective, conditional, noLikelihood } = counts;
  return (
    <ChartCard
      name="calibration"
      title={t("calibration.title")}
      line={t("calibration.line")}
      table={display === "diagram" ? () => tableOf(chart, words) : null}
    >
      <p>
        {means
          ? t("calibration.means", {
              n: means.n,
              forecast: means.meanForecast,
              happened: means.happened,
              share: means.share,
              low: means.low,
              high: means.high,
            })
          : t("calibration.few", { used, least: LEAST_FOR_MEANS })}
      </p>
      <p className="mt-1 text-ink-2 text-sm">
        {t("calibration.apart", { partly, open, cannotKnow, retrospective, conditional, noLikelihood })}
      </p>
      {display === "means" && <p className="mt-1 text-ink-3 text-sm">{t("calibration.later", { least: LEAST_FOR_DIAGRAM })}</p>}
      {display === "diagram" && (
        <div ref={ref} aria-hidden="true" className="mt-2" style={{ minHeight: size ? undefined : 260 }}>
          {size && (
            <CalibrationPlot
              bins={chart.bins}
              axis={chart.axis}
              frame={{ side: Math.min(size.width, 320 * size.scale), textSize: 12 * size.scale }}
            />
          )}
        </div>
      )}
    </ChartCard>
  );
}

function tableOf({ bins }: Calibration, { t }: ChartWords) {
  return {
    columns: [
      t("calibration.column.range"),
      t("calibration.column.count"),
      t("calibration.column.happened"),
      t("calibration.column.meanForecast"),
      t("calibration.column.share"),
      t("calibration.column.interval"),
    ],
    rows: bins.map((bin) => ({
      id: String(bin.from),
      cells: [
        t("calibration.range", { from: bin.from, to: bin.to }),
        String(bin.n),
        String(bin.happened),
        String(bin.meanForecast),
        String(bin.share),
        t("calibration.range", { from: bin.low, to: bin.high }),
      ],
    })),
  };
}
