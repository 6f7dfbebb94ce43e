import { Diamond, Dot, OutcomeSquare } from "./marks";
import type { PlacedSlope, SlopeFrame } from "./place-slope";

/** One slope as a small drawing of its own, with all its numbers. */
export function SlopeDrawing({ slope, frame, hollow }: { slope: PlacedSlope; frame: SlopeFrame; hollow: boolean }) {
  const height = frame.under + 9;
  return (
    <svg width={frame.width} height={height} viewBox={`0 0 ${frame.width} ${height}`} aria-hidden="true" className="block overflow-visible">
      <path d={`M0 ${frame.top}H${frame.width}M0 ${frame.bottom}H${frame.width}`} className="stroke-line" />
      {slope.lines.map((line) => (
        <line
          key={String(line.dotted)}
          x1={line.x1}
          y1={line.y1}
          x2={line.x2}
          y2={line.y2}
          strokeWidth={1.5}
          strokeDasharray={line.dotted ? "1.5 3" : undefined}
          className={line.dotted ? "stroke-actual" : "stroke-ink-2"}
        />
      ))}
      {slope.marks.map((mark) => {
        if (mark.kind === "outcome") return <OutcomeSquare key={mark.kind} x={mark.x} y={mark.y} outcome={slope.square} />;
        if (mark.kind === "before") return <Diamond key={mark.kind} x={mark.x} y={mark.y} hollow={hollow} />;
        return <Dot key={mark.kind} x={mark.x} y={mark.y} small={mark.kind === "later"} />;
      })}
      {slope.numbers.map((number) => (
        <text
          key={number.kind}
          x={number.x}
          y={number.y}
          dy="0.35em"
          textAnchor="middle"
          fontSize={frame.text}
          paintOrder="stroke"
          strokeWidth={3}
          strokeLinejoin="round"
          className={`stroke-surface font-[550] ${number.kind === "before" ? "fill-predicted-ink" : "fill-actual"}`}
        >
          {number.value}
        </text>
      ))}
    </svg>
  );
}
