import type { Outcome } from "@/domain/prediction/outcome";

/** The marks of all charts, centred on (x, y). Shape and colour say the same, so that a black-and-white print does too. */
type At = { x: number; y: number };

/** For the frame of a drawing: in forced colours every mark and line is CanvasText, and what is hollow stays hollow. */
export const IN_FORCED_COLOURS =
  "forced-colors:[--color-actual:CanvasText] forced-colors:[--color-ink-2:CanvasText] forced-colors:[--color-ink-3:CanvasText] forced-colors:[--color-line-strong:CanvasText] forced-colors:[--color-line:GrayText] forced-colors:[--color-pace:CanvasText] forced-colors:[--color-predicted-ink:CanvasText] forced-colors:[--color-predicted:CanvasText] forced-colors:[--color-surface:Canvas]";

/** Said before; hollow: written afterwards. */
export function Diamond({ x, y, hollow = false, size = 6.5 }: At & { hollow?: boolean; size?: number }) {
  return (
    <path
      d={`M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`}
      className={`stroke-predicted ${hollow ? "fill-surface" : "fill-predicted"}`}
      strokeWidth={size < 5 ? 1.2 : 1.75}
      strokeLinejoin="round"
    />
  );
}

/** What was, or was said next time; small: said days later. */
export function Dot({ x, y, small = false, size }: At & { small?: boolean; size?: number }) {
  return <circle cx={x} cy={y} r={size ?? (small ? 3.5 : 5.75)} className="fill-actual" />;
}

/** How much is filled is how much of it happened. */
export function OutcomeSquare({ x, y, outcome, size = 11 }: At & { outcome: Outcome; size?: number }) {
  const half = size / 2;
  return (
    <g className="stroke-actual" strokeWidth={1.8}>
      <rect
        x={x - half}
        y={y - half}
        width={size}
        height={size}
        rx={2}
        className={outcome === "yes" ? "fill-actual" : "fill-surface"}
        strokeDasharray={outcome === "cannotTellYet" ? "2.4 2.2" : undefined}
      />
      {outcome === "partly" && <rect x={x - half} y={y} width={size} height={half} className="fill-actual" stroke="none" />}
      {outcome === "cannotKnow" && <path d={`M${x - half * 0.5} ${y}h${half}`} />}
    </g>
  );
}

/** Ring: slower. Two bars: pause. Filled ring: no answer yet. */
export function PaceGlyph({ x, y, kind, answered }: At & { kind: "slower" | "pause"; answered: boolean }) {
  if (!answered) {
    return (
      <g>
        <circle cx={x} cy={y} r={4.75} className="fill-pace stroke-pace" strokeWidth={1.5} />
        <circle cx={x} cy={y} r={2} className="fill-surface" />
      </g>
    );
  }
  if (kind === "slower") return <SlowedDown x={x} y={y} />;
  return <path d={`M${x - 2.5} ${y - 4.5}v9M${x + 2.5} ${y - 4.5}v9`} className="stroke-pace" strokeWidth={3} />;
}

/** An exposure in which the client asked to slow down: the strip's ring. */
export function SlowedDown({ x, y }: At) {
  return <circle cx={x} cy={y} r={4.5} className="fill-surface stroke-pace" strokeWidth={1.8} />;
}

/** How true a belief felt. Filled: the old one; hollow: the new one. */
export function Belief({ x, y, side }: At & { side: "old" | "new" }) {
  return <circle cx={x} cy={y} r={4.75} strokeWidth={1.8} className={`stroke-ink-2 ${side === "old" ? "fill-ink-2" : "fill-surface"}`} />;
}

/** The day of an experiment. */
export function ExperimentLine({ x }: { x: number }) {
  return <path d={`M${x} 1v14`} className="stroke-ink-3" strokeDasharray="1 4" strokeWidth={1.5} />;
}

/** The band in which a score differs from the first by no more than chance. */
export function Band() {
  return <rect x={1} y={4} width={14} height={8} className="fill-sunken stroke-line-strong" strokeWidth={1} />;
}

/** An exposure whose prediction was written afterwards. */
export function HollowDot({ x, y }: At) {
  return <circle cx={x} cy={y} r={4.25} strokeWidth={1.6} className="fill-surface stroke-actual" />;
}
