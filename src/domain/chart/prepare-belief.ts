import { type Axis, PERCENT_AXIS, type TimeAxis, timeAxis } from "./axis";
import { idOf } from "./in-time-order";
import type { DatedRow } from "./rows";
import { type ChartChoice, chosenRows, drawnRows, EVERYTHING, type Tally } from "./select-rows";
import { displayForCount } from "./small-n";

/** One asking how true a belief is. `id` is needed: an experiment asks before and after. */
export type BeliefPoint = DatedRow & {
  readonly id: string;
  /** Of the client's own list; where it was written on the spot, whatever names it within this client. */
  readonly beliefId: string;
  readonly belief: string;
  readonly side: "old" | "new";
  /** Percent, 0–100. */
  readonly degree: number | null;
  /** Asked within a behavioural experiment. */
  readonly experiment: boolean;
};

export type BeliefMark = {
  readonly id: string;
  readonly recordId: string;
  readonly title: string;
  /** The client's own, to stand beside it. */
  readonly occurredAt: string;
  readonly beliefId: string;
  readonly belief: string;
  readonly side: "old" | "new";
  readonly degree: number | null;
  readonly experiment: boolean;
};
/** One belief, in time order. Its points may be joined; a missing number breaks the line. */
export type BeliefLine = {
  readonly beliefId: string;
  readonly belief: string;
  readonly side: "old" | "new";
  readonly points: BeliefMark[];
};
export type BeliefOverTime = {
  readonly display: "sentence" | "list" | "points";
  /** Old beliefs first, then by the first time they were asked for. */
  readonly lines: BeliefLine[];
  /** Experiments in time order, each once. */
  readonly experiments: { readonly recordId: string; readonly title: string; readonly occurredAt: string }[];
  /** rated + notRated is every chosen asking. */
  readonly counts: { readonly rated: number; readonly notRated: number };
  readonly total: number;
  readonly tally: Tally;
  readonly axis: Axis;
  readonly timeAxis: TimeAxis | null;
};

/** Old and new beliefs over time, percent, with experiments marked. Beliefs are never pooled: each has its own line and no median. */
export function prepareBelief(points: readonly BeliefPoint[], choice: ChartChoice = EVERYTHING): BeliefOverTime {
  const chosen = chosenRows(points, choice).map(toMark);
  const sides = ({ side, degree }: BeliefMark) => [side === "old" ? degree : null, side === "new" ? degree : null];
  const { rows, tally } = drawnRows(points.length, chosen, sides);
  const rated = chosen.filter(({ degree }) => degree !== null).length;
  const display = displayForCount(rated);
  return {
    display: display === "sentence" || display === "list" ? display : "points",
    lines: beliefLines(rows),
    experiments: experimentsOf(rows),
    counts: { rated, notRated: chosen.length - rated },
    total: chosen.length,
    tally,
    axis: PERCENT_AXIS,
    timeAxis: timeAxis(rows),
  };
}

function toMark(point: BeliefPoint): BeliefMark {
  const { recordId, title, occurredAt, beliefId, belief, side, degree, experiment } = point;
  return { id: idOf(point), recordId, title, occurredAt, beliefId, belief, side, degree, experiment };
}

/** The drawn marks, each belief of a side in a line of its own. @param rows in time order */
export function beliefLines(rows: readonly BeliefMark[]): BeliefLine[] {
  const lines = new Map<string, BeliefMark[]>();
  for (const row of rows) {
    const name = `${row.side} ${row.beliefId}`;
    lines.set(name, [...(lines.get(name) ?? []), row]);
  }
  return [...lines.values()]
    .flatMap((points) => {
      // The words as they are now: a belief that was reworded keeps its line.
      const last = points.at(-1);
      return last ? [{ beliefId: last.beliefId, belief: last.belief, side: last.side, points }] : [];
    })
    .toSorted((a, b) => Number(a.side === "new") - Number(b.side === "new"));
}

/** The experiments among the drawn marks, each once. @param rows in time order */
export function experimentsOf(rows: readonly BeliefMark[]): BeliefOverTime["experiments"] {
  const found = new Map<string, BeliefOverTime["experiments"][number]>();
  for (const { experiment, recordId, title, occurredAt } of rows) {
    if (experiment && !found.has(recordId)) found.set(recordId, { recordId, title, occurredAt });
  }
  return [...found.values()];
}
