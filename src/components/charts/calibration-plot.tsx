"use client";
import { ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import type { Calibration } from "@/domain/chart/prepare-calibration";

type Shape = { cx?: number; cy?: number; payload?: { n: number } };
export type CalibrationFrame = { readonly side: number; readonly textSize: number };

/** Draws prepared bins; decides nothing. On the line, as much happened as was forecast; the number on a point is how many it stands for. */
export default function CalibrationPlot({ bins, axis, frame }: Pick<Calibration, "bins" | "axis"> & { frame: CalibrationFrame }) {
  const scale = {
    type: "number" as const,
    domain: [axis.from, axis.to],
    ticks: [...axis.ticks],
    axisLine: false,
    tickLine: false,
    tick: { fill: "var(--color-ink-3)", fontSize: frame.textSize },
  };
  return (
    <ScatterChart width={frame.side} height={frame.side} margin={{ top: 12, right: 16, bottom: 0, left: 0 }} accessibilityLayer={false}>
      <XAxis {...scale} dataKey="x" />
      <YAxis {...scale} dataKey="y" width={36} />
      <ReferenceLine
        segment={[
          { x: axis.from, y: axis.from },
          { x: axis.to, y: axis.to },
        ]}
        stroke="var(--color-line-strong)"
        strokeDasharray="4 4"
      />
      {bins.map((bin) => (
        <ReferenceLine
          key={bin.from}
          segment={[
            { x: bin.meanForecast, y: bin.low },
            { x: bin.meanForecast, y: bin.high },
          ]}
          stroke="var(--color-ink-3)"
        />
      ))}
      <Scatter isAnimationActive={false} data={bins.map(({ meanForecast: x, share: y, n }) => ({ x, y, n }))} shape={Counted} />
    </ScatterChart>
  );
}

function Counted({ cx, cy, payload }: Shape) {
  if (cx === undefined || cy === undefined) return <g />;
  return (
    <g>
      <circle cx={cx} cy={cy} r={10} className="fill-surface stroke-actual" strokeWidth={1.8} />
      <text x={cx} y={cy} dy="0.35em" textAnchor="middle" className="fill-ink text-xs">
        {payload?.n}
      </text>
    </g>
  );
}
