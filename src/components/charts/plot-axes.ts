import type { Axis, TimeAxis } from "@/domain/chart/axis";

/** Of a drawing over time, px. */
export type PlotFrame = { readonly width: number; readonly height: number; readonly margin: number; readonly textSize: number };

/** Left of the plot, where the scale's numbers stand; above it; and below it, where the dates stand. px, as the drawing has them. */
export const PLOT_EDGE = { left: 36, top: 8, bottom: 30 } as const;

const tick = (frame: Pick<PlotFrame, "textSize">) => ({ fill: "var(--color-ink-3)", fontSize: frame.textSize });

/** Props of the axis of days under a plot whose `x` are milliseconds. */
export function daysAxis(axis: TimeAxis, frame: PlotFrame, label: (iso: string) => string) {
  return {
    type: "number" as const,
    dataKey: "x",
    domain: [Date.parse(axis.from), Date.parse(axis.to)],
    ticks: axis.ticks.map((at) => Date.parse(at)),
    tickFormatter: (at: number) => label(new Date(at).toISOString()),
    padding: { left: frame.margin, right: frame.margin },
    axisLine: { stroke: "var(--color-line-strong)" },
    tickLine: false,
    tick: tick(frame),
  };
}

/** Props of a scale of numbers under a plot. */
export function scaleAxis(axis: Axis, frame: Pick<PlotFrame, "textSize">) {
  return {
    type: "number" as const,
    domain: [axis.from, axis.to],
    ticks: [...axis.ticks],
    axisLine: false,
    tickLine: false,
    tick: tick(frame),
  };
}

/** Props of the scale at the left of a plot. */
export function valueAxis(axis: Axis, frame: Pick<PlotFrame, "textSize">) {
  return { ...scaleAxis(axis, frame), width: PLOT_EDGE.left };
}

/** Where a moment stands across such a plot, px from its left. */
export function acrossOf(axis: TimeAxis | null, frame: PlotFrame): (iso: string) => number {
  const [from, to] = axis ? [Date.parse(axis.from), Date.parse(axis.to)] : [0, 0];
  const across = between(from, to, frame);
  return (iso) => across(Date.parse(iso));
}

/** Where a number stands between the two ends of the axis under a plot, px from its left. */
export function between(from: number, to: number, frame: PlotFrame): (value: number) => number {
  const [left, right] = [PLOT_EDGE.left + frame.margin, frame.width - 2 * frame.margin];
  return (value) => left + ((value - from) / Math.max(1, to - from)) * (right - left);
}

/** Where a value stands, px from its top; what has none stands at the bottom. */
export function upOf(axis: Axis, frame: PlotFrame): (value: number | null) => number {
  const room = frame.height - PLOT_EDGE.top - PLOT_EDGE.bottom;
  return (value) => PLOT_EDGE.top + room * (1 - ((value ?? axis.from) - axis.from) / (axis.to - axis.from));
}
