"use client";
import { ComposedChart, Line, ReferenceLine, Scatter, XAxis, YAxis } from "recharts";
import type { StepOverTime, StepSeries } from "@/domain/chart/prepare-step-over-time";
import { Diamond, Dot } from "./marks";
import { daysAxis, PLOT_EDGE, type PlotFrame, valueAxis } from "./plot-axes";

type Shape = { cx?: number; cy?: number; payload?: { hollow: boolean } };
type PlotProps = { over: StepOverTime; frame: PlotFrame; label: (iso: string) => string };

const COLOUR: Record<StepSeries, string> = {
  predicted: "var(--color-predicted-ink)",
  peak: "var(--color-actual)",
  end: "var(--color-ink-3)",
};
const SERIES: readonly StepSeries[] = ["predicted", "peak", "end"];

/** Draws one prepared step; decides nothing. */
export default function StepOverTimePlot({ over, frame, label }: PlotProps) {
  const { axis, timeAxis, points, series } = over;
  if (!timeAxis) return null;
  const data = points.map((point) => ({
    x: Date.parse(point.occurredAt),
    predicted: point.rolling.predicted,
    peak: point.rolling.peak,
    end: point.rolling.end,
  }));
  const marks = (which: StepSeries) =>
    points.flatMap((point) => {
      const value = point[which];
      return value === null ? [] : [{ x: Date.parse(point.occurredAt), y: value, hollow: which === "predicted" && point.retrospective }];
    });
  return (
    <ComposedChart
      width={frame.width}
      height={frame.height}
      data={data}
      margin={{ top: PLOT_EDGE.top, right: frame.margin, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis {...daysAxis(timeAxis, frame, label)} />
      <YAxis {...valueAxis(axis, frame)} />
      {axis.ticks.map((y) => (
        <ReferenceLine key={y} y={y} stroke="var(--color-line)" />
      ))}
      {SERIES.map((which) => {
        const { median } = series[which];
        return median === null ? null : (
          <ReferenceLine key={which} y={median} stroke={COLOUR[which]} strokeDasharray={which === "end" ? "2 3" : "6 4"} />
        );
      })}
      {SERIES.map((which) => (
        <Line
          key={which}
          dataKey={which}
          type="linear"
          dot={false}
          activeDot={false}
          connectNulls={false}
          isAnimationActive={false}
          stroke={COLOUR[which]}
          strokeDasharray={which === "end" ? "2 3" : undefined}
        />
      ))}
      <Scatter isAnimationActive={false} data={marks("predicted")} dataKey="y" shape={Predicted} />
      <Scatter isAnimationActive={false} data={marks("peak")} dataKey="y" shape={Peak} />
      <Scatter isAnimationActive={false} data={marks("end")} dataKey="y" shape={End} />
    </ComposedChart>
  );
}

function Predicted({ cx, cy, payload }: Shape) {
  return cx === undefined || cy === undefined ? <g /> : <Diamond x={cx} y={cy} size={5.75} hollow={payload?.hollow ?? false} />;
}
function Peak({ cx, cy }: Shape) {
  return cx === undefined || cy === undefined ? <g /> : <Dot x={cx} y={cy} />;
}
function End({ cx, cy }: Shape) {
  return cx === undefined || cy === undefined ? <g /> : <Dot x={cx} y={cy} small />;
}
