import { type Axis, scoreAxis, type TimeAxis, timeAxis } from "./axis";
import { idOf } from "./in-time-order";
import type { DatedRow } from "./rows";
import { type ChartChoice, chosenRows, drawnRows, EVERYTHING, type Tally } from "./select-rows";
import { displayForCount } from "./small-n";

/** One administration of a measure. `score` is null where a question has no answer: a gap, never a smaller sum. */
export type MeasurePoint = DatedRow & { readonly score: number | null };

/** What is published of a measure. */
export type MeasureScale = {
  readonly highest: number;
  /** Names of ranges, each from its lowest score on, ascending. */
  readonly cutOffs: readonly { readonly from: number; readonly label: string }[];
  /** The least difference that is more than chance, in points or in percent of the first score, and who says so. */
  readonly reliableChange: { readonly by: "points" | "percent"; readonly amount: number; readonly source: string } | null;
};

export type MeasureMark = {
  readonly id: string;
  readonly recordId: string;
  readonly title: string;
  /** The client's own, to stand beside it. */
  readonly occurredAt: string;
  readonly score: number | null;
  /** Name of the range; null below the lowest, and where there is no score. */
  readonly range: string | null;
  /** Against the first score. Says nothing about better or worse; null where it cannot be said, and for the first itself. */
  readonly change: "lower" | "within" | "higher" | null;
};
/** Scores in between differ from the first one by no more than chance; the ends are the first that do. Not cut to the scale. */
export type ChangeBand = { readonly first: number; readonly low: number; readonly high: number; readonly source: string };
export type MeasureOverTime = {
  readonly display: "sentence" | "list" | "points";
  readonly points: MeasureMark[];
  /** Null without a source for it, or without a first score. */
  readonly band: ChangeBand | null;
  readonly cutOffs: MeasureScale["cutOffs"];
  /** scored + incomplete is every chosen administration. */
  readonly counts: { readonly scored: number; readonly incomplete: number };
  readonly total: number;
  readonly tally: Tally;
  readonly axis: Axis;
  readonly timeAxis: TimeAxis | null;
};

/**
 * One measure over time: its points, cut-offs, and the band of reliable change around the first score there ever was, also
 * where a later time was chosen. A band, not a verdict: no trend and no median. A change is called one from the published
 * amount on (Jacobson & Truax 1991 where it is their index; the source stands with it).
 */
export function prepareMeasure(points: readonly MeasurePoint[], scale: MeasureScale, choice: ChartChoice = EVERYTHING): MeasureOverTime {
  const first = chosenRows(points, EVERYTHING).find(({ score }) => score !== null);
  const band = bandAround(first?.score ?? null, scale.reliableChange);
  const chosen = chosenRows(points, choice).map((point): MeasureMark => {
    const { recordId, title, occurredAt, score } = point;
    const isFirst = first !== undefined && idOf(point) === idOf(first);
    return {
      id: idOf(point),
      recordId,
      title,
      occurredAt,
      score,
      range: rangeOf(score, scale),
      change: isFirst ? null : changeOf(score, band),
    };
  });
  const { rows, tally } = drawnRows(points.length, chosen, ({ score }) => [score]);
  const scored = chosen.filter(({ score }) => score !== null).length;
  const display = displayForCount(scored);
  return {
    display: display === "sentence" || display === "list" ? display : "points",
    points: rows,
    band,
    cutOffs: scale.cutOffs,
    counts: { scored, incomplete: chosen.length - scored },
    total: chosen.length,
    tally,
    axis: scoreAxis(
      scale.highest,
      scale.cutOffs.map(({ from }) => from),
    ),
    timeAxis: timeAxis(rows),
  };
}

function bandAround(first: number | null, change: MeasureScale["reliableChange"]): ChangeBand | null {
  if (first === null || change === null) return null;
  const amount = change.by === "points" ? change.amount : (first * change.amount) / 100;
  return { first, low: first - amount, high: first + amount, source: change.source };
}

function changeOf(score: number | null, band: ChangeBand | null): MeasureMark["change"] {
  if (score === null || band === null || band.low === band.high) return null;
  if (score <= band.low) return "lower";
  return score >= band.high ? "higher" : "within";
}

function rangeOf(score: number | null, { cutOffs }: MeasureScale): string | null {
  return score === null ? null : (cutOffs.findLast(({ from }) => from <= score)?.label ?? null);
}
