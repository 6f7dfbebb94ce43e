"use client";
import { ReferenceLine, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import { Diamond, Dot } from "./marks";
import type { PeakAnxietyRow } from "./prepare-peak-anxiety";

type Shape = { cx?: number; cy?: number; payload?: { row: PeakAnxietyRow } };
const Predicted = ({ cx, cy, payload }: Shape) =>
  cx === undefined || cy === undefined ? <g /> : <Diamond x={cx} y={cy} size={5.5} hollow={payload?.row.retrospective} />;
const Actual = ({ cx, cy }: Shape) => (cx === undefined || cy === undefined ? <g /> : <Dot x={cx} y={cy} />);

/** Draws prepared rows; decides nothing. Both directions have the same line in the same colour. */
export default function PeakAnxietyPlot({ rows, rowHeight }: { rows: readonly PeakAnxietyRow[]; rowHeight: number }) {
  const axisHeight = 22;
  const marks = (numberOf: (row: PeakAnxietyRow) => number | null) =>
    rows.flatMap((row, index) => {
      const value = numberOf(row);
      return value === null ? [] : [{ x: value, y: index, row }];
    });
  return (
    <ResponsiveContainer width="100%" height={rows.length * rowHeight + axisHeight}>
      <ScatterChart margin={{ top: 0, right: 14, bottom: 0, left: 14 }} accessibilityLayer={false}>
        <XAxis
          type="number"
          dataKey="x"
          domain={[0, 100]}
          ticks={[0, 25, 50, 75, 100]}
          orientation="top"
          height={axisHeight}
          axisLine={false}
          tickLine={false}
          tick={{ fill: "var(--color-ink-3)", fontSize: 12 }}
        />
        <YAxis type="number" dataKey="y" domain={[-0.5, rows.length - 0.5]} reversed hide />
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
                    { x: row.predicted, y: index },
                    { x: row.actual, y: index },
                  ]}
                  stroke="var(--color-ink-2)"
                  strokeWidth={1.6}
                />,
              ],
        )}
        <Scatter isAnimationActive={false} data={marks((row) => row.predicted)} shape={Predicted} />
        <Scatter isAnimationActive={false} data={marks((row) => row.actual)} shape={Actual} />
      </ScatterChart>
    </ResponsiveContainer>
  );
}
