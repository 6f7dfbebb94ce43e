"use client";
import { ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import type { BeliefMark, BeliefOverTime } from "@/domain/chart/prepare-belief";
import { Belief } from "./marks";
import { daysAxis, PLOT_EDGE, type PlotFrame, valueAxis } from "./plot-axes";

type Shape = { cx?: number; cy?: number };
type PlotProps = { beliefs: BeliefOverTime; frame: PlotFrame; label: (iso: string) => string };

/** Draws prepared beliefs; decides nothing. A missing number breaks the line. */
export default function BeliefPlot({ beliefs, frame, label }: PlotProps) {
  const { axis, timeAxis, lines, experiments } = beliefs;
  if (!timeAxis) return null;
  return (
    <ScatterChart
      width={frame.width}
      height={frame.height}
      margin={{ top: PLOT_EDGE.top, right: frame.margin, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis {...daysAxis(timeAxis, frame, label)} />
      <YAxis {...valueAxis(axis, frame)} dataKey="y" />
      {axis.ticks.map((y) => (
        <ReferenceLine key={y} y={y} stroke="var(--color-line)" />
      ))}
      {experiments.map(({ recordId, occurredAt }) => (
        <ReferenceLine key={recordId} x={Date.parse(occurredAt)} stroke="var(--color-ink-3)" strokeDasharray="1 4" />
      ))}
      {lines.flatMap(({ side, beliefId, points }) =>
        runsOf(points).map((run) => (
          <Scatter
            key={`${side} ${beliefId} ${run[0]?.id}`}
            isAnimationActive={false}
            data={run.map(({ occurredAt, degree }) => ({ x: Date.parse(occurredAt), y: degree }))}
            line={{ stroke: "var(--color-ink-2)", strokeWidth: 1.5, strokeDasharray: side === "new" ? "5 4" : undefined }}
            shape={side === "old" ? Old : New}
          />
        )),
      )}
    </ScatterChart>
  );
}

/** What may be joined: points with a number that follow each other. */
function runsOf(points: readonly BeliefMark[]): BeliefMark[][] {
  const runs: BeliefMark[][] = [[]];
  for (const point of points) {
    if (point.degree === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 0);
}

function Old({ cx, cy }: Shape) {
  return cx === undefined || cy === undefined ? <g /> : <Belief x={cx} y={cy} side="old" />;
}
function New({ cx, cy }: Shape) {
  return cx === undefined || cy === undefined ? <g /> : <Belief x={cx} y={cy} side="new" />;
}
