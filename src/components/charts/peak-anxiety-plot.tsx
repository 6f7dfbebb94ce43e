"use client";
import { ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import type { PeakAnxietyRow } from "@/domain/chart/prepare-peak-anxiety";
import { Diamond, Dot } from "./marks";

type Shape = { cx?: number; cy?: number; payload?: { row: PeakAnxietyRow } };

export type PeakFrame = {
  readonly width: number;
  readonly rowHeight: number;
  readonly axisHeight: number;
  /** Room for 0 and 100 at both ends. */
  readonly margin: number;
  readonly textSize: number;
  /** How far under the middle of its row each dumbbell lies, as a part of the row. */
  readonly sink: number;
};

/** Draws prepared rows; decides nothing. Both directions have the same line in the same colour. */
export default function PeakAnxietyPlot({ rows, frame }: { rows: readonly PeakAnxietyRow[]; frame: PeakFrame }) {
  const at = (index: number) => index + 0.5 + frame.sink;
  const marks = (numberOf: (row: PeakAnxietyRow) => number | null) =>
    rows.flatMap((row, index) => {
      const value = numberOf(row);
      return value === null ? [] : [{ x: value, y: at(index), row }];
    });
  return (
    <ScatterChart
      width={frame.width}
      height={rows.length * frame.rowHeight + frame.axisHeight}
      margin={{ top: 0, right: frame.margin, bottom: 0, left: frame.margin }}
      accessibilityLayer={false}
    >
      <XAxis
        type="number"
        dataKey="x"
        domain={[0, 100]}
        ticks={[0, 25, 50, 75, 100]}
        interval={0}
        orientation="top"
        height={frame.axisHeight}
        axisLine={false}
        tickLine={false}
        tick={{ fill: "var(--color-ink-3)", fontSize: frame.textSize }}
      />
      <YAxis type="number" dataKey="y" domain={[0, rows.length]} reversed hide />
      {[0, 25, 50, 75, 100].map((x) => (
        <ReferenceLine key={x} x={x} stroke="var(--color-line)" />
      ))}
      {rows.flatMap((row, index) =>
        row.predicted === null || row.actual === null
          ? []
          : [
              <ReferenceLine
                key={row.recordId}
                segment={[
                  { x: row.predicted, y: at(index) },
                  { x: row.actual, y: at(index) },
                ]}
                stroke="var(--color-ink-2)"
                strokeWidth={2}
              />,
            ],
      )}
      <Scatter isAnimationActive={false} data={marks((row) => row.predicted)} shape={Predicted} />
      <Scatter isAnimationActive={false} data={marks((row) => row.actual)} shape={Actual} />
    </ScatterChart>
  );
}

const isTie = (row: PeakAnxietyRow) => row.predicted !== null && row.predicted === row.actual;

// Where both are the same number, a smaller dot in a larger diamond: neither hides the other.
function Predicted({ cx, cy, payload }: Shape) {
  if (cx === undefined || cy === undefined || !payload) return <g />;
  return <Diamond x={cx} y={cy} size={isTie(payload.row) ? 8.5 : 5.75} hollow={payload.row.retrospective} />;
}
function Actual({ cx, cy, payload }: Shape) {
  if (cx === undefined || cy === undefined || !payload) return <g />;
  return <Dot x={cx} y={cy} size={isTie(payload.row) ? 3.75 : undefined} />;
}
