"use client";
import { ReferenceLine, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import { Diamond, Dot, OutcomeSquare } from "./marks";
import type { LikelihoodPanel } from "./prepare-likelihood-slopes";

/** Where in a panel each mark stands, as a part of its width. */
const BEFORE = -0.3;
const OUTCOME = -0.06;
const AGAIN = 0.14;
const LATER = 0.34;
/** Room under the axis for outcomes that have no height. */
const UNDER = -12;

type Shape = { cx?: number; cy?: number; payload?: { panel: LikelihoodPanel; value: number; kind: Kind } };
type Kind = "before" | "again" | "later" | "outcome";

/** One mark, with its number where it fits: above the higher end of the slope, below the lower. */
function Mark({ cx, cy, payload }: Shape) {
  if (cx === undefined || cy === undefined || !payload) return <g />;
  const { panel, value, kind } = payload;
  if (kind === "outcome") return panel.outcome ? <OutcomeSquare x={cx} y={cy} outcome={panel.outcome} /> : <g />;
  const rises = (panel.again ?? 0) > (panel.before ?? 0);
  const above = kind === "before" ? !rises : rises;
  return (
    <g>
      {kind === "before" ? <Diamond x={cx} y={cy} hollow={panel.retrospective} /> : <Dot x={cx} y={cy} small={kind === "later"} />}
      {kind !== "later" && (
        <text
          x={cx}
          y={above ? cy - 11 : cy + 19}
          textAnchor="middle"
          className={`font-[550] text-xs ${kind === "before" ? "fill-predicted-ink" : "fill-actual"}`}
        >
          {value}
        </text>
      )}
    </g>
  );
}

/** Draws prepared panels; decides nothing. */
export default function LikelihoodPlot({ panels, height }: { panels: readonly LikelihoodPanel[]; height: number }) {
  const series = (kind: Kind, at: number, numberOf: (panel: LikelihoodPanel) => number | null) =>
    panels.flatMap((panel, index) => {
      const value = numberOf(panel);
      return value === null ? [] : [{ x: index + at, y: value, value, panel, kind }];
    });
  const lines = panels.flatMap((panel, index) => [
    { id: `${panel.recordId}-again`, from: panel.before, to: panel.again, x: [index + BEFORE, index + AGAIN] as const, dotted: false },
    { id: `${panel.recordId}-later`, from: panel.again, to: panel.later, x: [index + AGAIN, index + LATER] as const, dotted: true },
  ]);
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ScatterChart margin={{ top: 18, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <XAxis type="number" dataKey="x" domain={[-0.5, panels.length - 0.5]} hide />
        <YAxis
          type="number"
          dataKey="y"
          domain={[UNDER - 6, 100]}
          ticks={[0, 50, 100]}
          width={36}
          axisLine={false}
          tickLine={false}
          tick={{ fill: "var(--color-ink-3)", fontSize: 12 }}
        />
        {[0, 50, 100].map((y) => (
          <ReferenceLine key={y} y={y} stroke="var(--color-line)" />
        ))}
        {lines.flatMap(({ id, from, to, x, dotted }) =>
          from === null || to === null
            ? []
            : [
                <ReferenceLine
                  key={id}
                  segment={[
                    { x: x[0], y: from },
                    { x: x[1], y: to },
                  ]}
                  stroke="var(--color-ink-2)"
                  strokeWidth={1.4}
                  strokeDasharray={dotted ? "2 3" : undefined}
                />,
              ],
        )}
        <Scatter
          isAnimationActive={false}
          data={series("outcome", OUTCOME, (panel) => (panel.outcome ? (panel.outcomeHeight ?? UNDER) : null))}
          shape={Mark}
        />
        <Scatter isAnimationActive={false} data={series("before", BEFORE, (panel) => panel.before)} shape={Mark} />
        <Scatter isAnimationActive={false} data={series("again", AGAIN, (panel) => panel.again)} shape={Mark} />
        <Scatter isAnimationActive={false} data={series("later", LATER, (panel) => panel.later)} shape={Mark} />
      </ScatterChart>
    </ResponsiveContainer>
  );
}
