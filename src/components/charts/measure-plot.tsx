"use client";
import { ReferenceArea, ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import type { MeasureOverTime } from "@/domain/chart/prepare-measure";
import { Dot } from "./marks";
import { daysAxis, PLOT_EDGE, type PlotFrame, valueAxis } from "./plot-axes";

type Shape = { cx?: number; cy?: number };
type PlotProps = { measure: MeasureOverTime; frame: PlotFrame; label: (iso: string) => string };

/** Draws one prepared measure; decides nothing. Points alone: no line, no trend. */
export default function MeasurePlot({ measure, frame, label }: PlotProps) {
  const { axis, timeAxis, points, band, cutOffs } = measure;
  if (!timeAxis) return null;
  const within = (value: number) => Math.min(axis.to, Math.max(axis.from, value));
  return (
    <ScatterChart
      width={frame.width}
      height={frame.height}
      margin={{ top: PLOT_EDGE.top, right: frame.margin, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis {...daysAxis(timeAxis, frame, label)} />
      <YAxis {...valueAxis(axis, frame)} dataKey="y" />
      {band && <ReferenceArea y1={within(band.low)} y2={within(band.high)} fill="var(--color-sunken)" stroke="none" />}
      {cutOffs.map(({ from }) => (
        <ReferenceLine key={from} y={from} stroke="var(--color-line-strong)" strokeDasharray="6 4" />
      ))}
      <Scatter
        isAnimationActive={false}
        data={points.flatMap(({ occurredAt, score }) => (score === null ? [] : [{ x: Date.parse(occurredAt), y: score }]))}
        shape={Score}
      />
    </ScatterChart>
  );
}

function Score({ cx, cy }: Shape) {
  return cx === undefined || cy === undefined ? <g /> : <Dot x={cx} y={cy} />;
}
