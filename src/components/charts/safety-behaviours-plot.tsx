"use client";
import { ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import type { BehaviourPlot } from "@/domain/chart/prepare-safety-behaviours";
import { Dot, HollowDot } from "./marks";
import { PLOT_EDGE, type PlotFrame, scaleAxis, valueAxis } from "./plot-axes";

type Shape = { cx?: number; cy?: number; payload?: { hollow: boolean } };

/** Draws prepared points; decides nothing. Across: the number; up: the anxiety gap. */
export default function SafetyBehavioursPlot({ plot, frame }: { plot: BehaviourPlot; frame: PlotFrame }) {
  return (
    <ScatterChart
      width={frame.width}
      height={frame.height}
      margin={{ top: PLOT_EDGE.top, right: frame.margin, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis {...scaleAxis(plot.x, frame)} dataKey="x" padding={{ left: frame.margin, right: frame.margin }} />
      <YAxis {...valueAxis(plot.y, frame)} dataKey="gap" />
      {plot.y.ticks.map((y) => (
        <ReferenceLine key={y} y={y} stroke={y === 0 ? "var(--color-line-strong)" : "var(--color-line)"} />
      ))}
      <Scatter isAnimationActive={false} data={plot.points.map(({ x, gap, hollow }) => ({ x, gap, hollow }))} shape={Exposure} />
    </ScatterChart>
  );
}

function Exposure({ cx, cy, payload }: Shape) {
  if (cx === undefined || cy === undefined) return <g />;
  return payload?.hollow ? <HollowDot x={cx} y={cy} /> : <Dot x={cx} y={cy} size={4.5} />;
}
