import { anxietyGap } from "../prediction/expectancy";
import { type Axis, countAxis, GAP_AXIS, PERCENT_AXIS } from "./axis";
import type { DroppedBehaviours } from "./dropped-behaviours";
import { idOf } from "./in-time-order";
import type { ExposurePoint } from "./rows";
import { type ChartChoice, chosenRows, drawnRows, EVERYTHING, type Tally } from "./select-rows";
import { displayForCount } from "./small-n";

/** One exposure as chart F reads it. */
export type BehaviourPoint = ExposurePoint & {
  /** null: nothing was to be dropped. */
  readonly behaviours: DroppedBehaviours | null;
  /** Percent of attention on what was out there. */
  readonly attentionExternal: number | null;
};
export type BehaviourMark = {
  readonly id: string;
  readonly recordId: string;
  readonly title: string;
  /** The client's own, to stand beside it. */
  readonly occurredAt: string;
  /** Behaviours dropped; null: none was to be, or nothing was said of any of them. */
  readonly dropped: number | null;
  readonly planned: number | null;
  readonly attention: number | null;
  /** Predicted − actual peak, in points. Positive: easier than feared. */
  readonly gap: number | null;
  /** Its "prediction" was written afterwards: drawn hollow. */
  readonly retrospective: boolean;
};
/** One of the two drawings: across `x`, up the anxiety gap. */
export type BehaviourPlot = {
  readonly display: "sentence" | "list" | "points";
  readonly points: { readonly id: string; readonly x: number; readonly gap: number; readonly hollow: boolean }[];
  /** Chosen exposures with both numbers, those without, and how many of the first were written afterwards. */
  readonly counts: { readonly both: number; readonly oneMissing: number; readonly retrospective: number };
  readonly x: Axis;
  readonly y: Axis;
};
export type SafetyBehaviours = {
  readonly marks: BehaviourMark[];
  readonly behaviours: BehaviourPlot;
  readonly attention: BehaviourPlot;
  readonly total: number;
  readonly tally: Tally;
};

/**
 * Safety behaviours dropped and attention outside, each against the anxiety gap; for therapists only. Points of several steps:
 * no line, no median, no coefficient. It shows what went together, and nothing of what made what.
 */
export function prepareSafetyBehaviours(points: readonly BehaviourPoint[], choice: ChartChoice = EVERYTHING): SafetyBehaviours {
  const chosen = chosenRows(points, choice).map(toMark);
  const { rows: marks, tally } = drawnRows(points.length, chosen, (mark) => [mark.dropped, mark.attention, mark.gap]);
  const most = chosen.reduce((highest, { dropped }) => Math.max(highest, dropped ?? 0), 0);
  return {
    marks,
    behaviours: plotOf(chosen, marks, ({ dropped }) => dropped, countAxis(most)),
    attention: plotOf(chosen, marks, ({ attention }) => attention, PERCENT_AXIS),
    total: chosen.length,
    tally,
  };
}

function toMark(point: BehaviourPoint): BehaviourMark {
  const { behaviours } = point;
  return {
    id: idOf(point),
    recordId: point.recordId,
    title: point.title,
    occurredAt: point.occurredAt,
    dropped: behaviours === null || behaviours.notSaid === behaviours.planned ? null : behaviours.dropped,
    planned: behaviours?.planned ?? null,
    attention: point.attentionExternal,
    gap: anxietyGap(point.predictedPeakSuds, point.peakSuds),
    retrospective: point.retrospective,
  };
}

/** The points of one drawing: the drawn marks that have both numbers. */
export function plotPoints(marks: readonly BehaviourMark[], across: (mark: BehaviourMark) => number | null): BehaviourPlot["points"] {
  return marks.flatMap((mark) => {
    const x = across(mark);
    return x === null || mark.gap === null ? [] : [{ id: mark.id, x, gap: mark.gap, hollow: mark.retrospective }];
  });
}

function plotOf(
  chosen: readonly BehaviourMark[],
  marks: readonly BehaviourMark[],
  across: (mark: BehaviourMark) => number | null,
  axis: Axis,
): BehaviourPlot {
  const has = (mark: BehaviourMark) => across(mark) !== null && mark.gap !== null;
  const both = chosen.filter(has);
  const display = displayForCount(both.length);
  return {
    display: display === "sentence" || display === "list" ? display : "points",
    points: plotPoints(marks, across),
    counts: {
      both: both.length,
      oneMissing: chosen.length - both.length,
      retrospective: both.filter(({ retrospective }) => retrospective).length,
    },
    x: axis,
    y: GAP_AXIS,
  };
}
