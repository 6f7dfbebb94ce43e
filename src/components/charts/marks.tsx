import type { Outcome } from "@/domain/prediction/outcome";

/** The marks of all charts, centred on (x, y). Shape and colour say the same, so that a black-and-white print does too. */
type At = { x: number; y: number };

/** Said before; hollow: written afterwards. */
export function Diamond({ x, y, hollow = false, size = 6.5 }: At & { hollow?: boolean; size?: number }) {
  return (
    <path
      d={`M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`}
      className={`chart-mark stroke-predicted ${hollow ? "fill-surface" : "fill-predicted"}`}
      strokeWidth={1.75}
    />
  );
}

/** What was, or was said next time; small: said days later. */
export function Dot({ x, y, small = false }: At & { small?: boolean }) {
  return <circle cx={x} cy={y} r={small ? 3.5 : 6} className="chart-mark fill-actual" />;
}

/** How much is filled is how much of it happened. */
export function OutcomeSquare({ x, y, outcome }: At & { outcome: Outcome }) {
  return (
    <g className="chart-mark stroke-actual" strokeWidth={1.75}>
      <rect
        x={x - 5.5}
        y={y - 5.5}
        width={11}
        height={11}
        rx={2}
        className={outcome === "yes" ? "fill-actual" : "fill-surface"}
        strokeDasharray={outcome === "cannotTellYet" ? "2 1.8" : undefined}
      />
      {outcome === "partly" && <rect x={x - 5.5} y={y} width={11} height={5.5} className="fill-actual" stroke="none" />}
      {outcome === "cannotKnow" && <path d={`M${x - 3} ${y}h6`} />}
    </g>
  );
}

/** Ring: slower. Two bars: pause. Filled ring: no answer yet. */
export function PaceGlyph({ x, y, kind, answered }: At & { kind: "slower" | "pause"; answered: boolean }) {
  if (!answered) {
    return (
      <g className="chart-mark">
        <circle cx={x} cy={y} r={5} className="fill-pace stroke-pace" strokeWidth={1.75} />
        <circle cx={x} cy={y} r={1.5} className="fill-surface" />
      </g>
    );
  }
  if (kind === "slower") return <circle cx={x} cy={y} r={4.25} className="chart-mark fill-surface stroke-pace" strokeWidth={1.75} />;
  return <path d={`M${x - 2.5} ${y - 4.5}v9M${x + 2.5} ${y - 4.5}v9`} className="chart-mark stroke-pace" strokeWidth={2.5} />;
}
