"use client";
import { ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import { Diamond, Dot, OutcomeSquare } from "./marks";
import { MARK_AT, type PlacedSlope, type SlopeFrame, type SlopeMark } from "./place-slope";

export type PlacedPanel = { readonly recordId: string; readonly retrospective: boolean; readonly slope: PlacedSlope };
type MarkDatum = { x: number; y: number; mark: SlopeMark; panel: PlacedPanel; textSize: number };
type Shape = { cx?: number; cy?: number; payload?: MarkDatum };

/** Draws placed panels; decides nothing. Axes are Recharts', so that marks and gridlines share one scale. */
export default function LikelihoodPlot(props: {
  panels: readonly PlacedPanel[];
  frame: SlopeFrame;
  axisWidth: number;
  width: number;
  height: number;
}) {
  const { panels, frame } = props;
  const perPoint = (frame.bottom - frame.top) / 100;
  const valueAt = (y: number) => (frame.bottom - y) / perPoint;
  const textSize = frame.text;
  const data = panels.flatMap((panel, index) =>
    panel.slope.marks.map((mark) => ({ x: index + MARK_AT[mark.kind], y: valueAt(mark.y), mark, panel, textSize })),
  );
  const lines = panels.flatMap((panel, index) => panel.slope.lines.map((line) => ({ ...line, index, id: panel.recordId })));
  return (
    <ScatterChart
      width={props.width}
      height={props.height}
      margin={{ top: frame.top, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <XAxis type="number" dataKey="x" domain={[0, panels.length]} hide />
      <YAxis
        type="number"
        dataKey="y"
        domain={[valueAt(props.height), 100]}
        ticks={[0, 50, 100]}
        interval={0}
        width={props.axisWidth}
        axisLine={false}
        tickLine={false}
        tick={{ fill: "var(--color-ink-3)", fontSize: textSize }}
      />
      {[0, 50, 100].map((y) => (
        <ReferenceLine key={y} y={y} stroke="var(--color-line)" />
      ))}
      {lines.map((line) => (
        <ReferenceLine
          key={`${line.id}${line.dotted}`}
          segment={[
            { x: line.index + line.x1 / frame.width, y: valueAt(line.y1) },
            { x: line.index + line.x2 / frame.width, y: valueAt(line.y2) },
          ]}
          stroke={line.dotted ? "var(--color-actual)" : "var(--color-ink-2)"}
          strokeWidth={1.5}
          strokeDasharray={line.dotted ? "1.5 3" : undefined}
        />
      ))}
      <Scatter isAnimationActive={false} data={data} shape={Mark} />
    </ScatterChart>
  );
}

function Mark({ cx, cy, payload }: Shape) {
  if (cx === undefined || cy === undefined || !payload) return <g />;
  const { mark, panel, textSize } = payload;
  return <SlopeMarkShape x={cx} y={cy} mark={mark} panel={panel} textSize={textSize} />;
}

function SlopeMarkShape({ x, y, mark, panel, textSize }: { x: number; y: number } & Omit<MarkDatum, "x" | "y">) {
  if (mark.kind === "outcome") return <OutcomeSquare x={x} y={y} outcome={panel.slope.square} />;
  const number = mark.kind === "later" ? undefined : panel.slope.numbers.find((one) => one.kind === mark.kind);
  return (
    <g>
      {mark.kind === "before" ? <Diamond x={x} y={y} hollow={panel.retrospective} /> : <Dot x={x} y={y} small={mark.kind === "later"} />}
      {number && (
        <text
          x={x + number.x - mark.x}
          y={y + number.y - mark.y}
          dy="0.35em"
          textAnchor="middle"
          fontSize={textSize}
          paintOrder="stroke"
          strokeWidth={3}
          strokeLinejoin="round"
          className={`stroke-surface font-[550] ${mark.kind === "before" ? "fill-predicted-ink" : "fill-actual"}`}
        >
          {number.value}
        </text>
      )}
    </g>
  );
}
