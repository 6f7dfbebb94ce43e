import type { Charts } from "./charts";
import { inTimeOrder } from "./in-time-order";
import { type KeysOf, MarkPacker, type PackedMarks, type PackedRows, unpackMarks, unpackRows } from "./packed-marks";
import { type BeliefMark, type BeliefOverTime, beliefLines, experimentsOf } from "./prepare-belief";
import { type LikelihoodPanel, type LikelihoodSlopes, latestPanels } from "./prepare-likelihood-slopes";
import type { MeasureMark, MeasureOverTime } from "./prepare-measure";
import { type OutcomeRow, type OutcomeSquareOf, type OutcomeSquares, outcomeRows } from "./prepare-outcome-counts";
import { type PaceStripRows, recordedDays } from "./prepare-pace-strip";
import type { PeakAnxiety, PeakAnxietyRow } from "./prepare-peak-anxiety";
import { type BehaviourMark, type BehaviourPlot, plotPoints, type SafetyBehaviours } from "./prepare-safety-behaviours";
import type { StepOverTime, StepPoint } from "./prepare-step-over-time";

/*
 * Charts as they travel from the server. A point said in full costs some 250 bytes, most of it names and ids that other charts
 * say too; five charts of 500 points would be more than half a megabyte. `unpackCharts(packCharts(x))` is x.
 */

type Belief = Pick<BeliefMark, "beliefId" | "belief" | "side">;
type BeliefRow = Omit<BeliefMark, keyof Belief> & { /** Its place in `beliefs`. */ readonly of: number };

export type PackedCharts = Omit<Charts, "peakAnxiety" | "likelihood" | "outcomes" | "beliefs" | "step" | "measures" | "pace" | "steps"> &
  PackedMarks & {
    readonly peakAnxiety: Omit<PeakAnxiety, "rows"> & { rows: PackedRows<PeakAnxietyRow> };
    readonly likelihood: Omit<LikelihoodSlopes, "all" | "panels" | "earlier"> & { all: PackedRows<LikelihoodPanel> };
    readonly outcomes: Omit<OutcomeSquares, "all" | "rows"> & {
      all: PackedRows<OutcomeSquareOf>;
      rows: Omit<OutcomeRow, "predictions">[];
    };
    readonly beliefs: Omit<BeliefOverTime, "lines" | "experiments"> & { beliefs: Belief[]; marks: PackedRows<BeliefRow> };
    readonly step: (Omit<StepOverTime, "points"> & { points: PackedRows<StepPoint> }) | null;
    readonly measures: {
      readonly id: string;
      readonly title: string;
      readonly over: Omit<MeasureOverTime, "points"> & { points: PackedRows<MeasureMark> };
    }[];
    readonly pace: Omit<PaceStripRows, "recorded">;
    readonly steps: { readonly id: string /** Its place in `titles`. */; readonly title: number }[];
  };
export type PackedBehaviours = PackedMarks & {
  readonly chart: Omit<SafetyBehaviours, "marks" | "behaviours" | "attention"> & {
    marks: PackedRows<BehaviourMark>;
    behaviours: Omit<BehaviourPlot, "points">;
    attention: Omit<BehaviourPlot, "points">;
  };
};

const PEAK: KeysOf<PeakAnxietyRow> = { predicted: true, actual: true, gap: true, retrospective: true, slowDowns: true };
const PANEL: KeysOf<LikelihoodPanel> = {
  ...{ before: true, again: true, later: true, change: true, changeNow: true, error: true, learningRate: true },
  ...{ outcome: true, degree: true, outcomeHeight: true, decideBy: true, retrospective: true },
};
const SQUARE: KeysOf<OutcomeSquareOf> = { outcome: true, degree: true, retrospective: true };
const BELIEF: KeysOf<BeliefRow> = { of: true, degree: true, experiment: true };
const STEP: KeysOf<StepPoint> = {
  ...{ predicted: true, peak: true, end: true, time: true, variations: true },
  ...{ retrospective: true, slowDowns: true, rolling: true },
};
const MEASURE: KeysOf<MeasureMark> = { score: true, range: true, change: true };
const BEHAVIOUR: KeysOf<BehaviourMark> = { dropped: true, planned: true, attention: true, gap: true, retrospective: true };

export function packCharts(charts: Charts): PackedCharts {
  const packer = new MarkPacker();
  const { peakAnxiety, likelihood, outcomes, beliefs, step, measures, pace, calibration, days, timeZone } = charts;
  const { panels: _panels, earlier: _earlier, all, ...slopes } = likelihood;
  const { recorded: _recorded, ...strip } = pace;
  return {
    peakAnxiety: { ...peakAnxiety, rows: packer.rows(peakAnxiety.rows, PEAK) },
    likelihood: { ...slopes, all: packer.rows(all, PANEL) },
    outcomes: {
      ...outcomes,
      all: packer.rows(outcomes.all, SQUARE),
      rows: outcomes.rows.map(({ outcome, count }) => ({ outcome, count })),
    },
    beliefs: packBeliefs(beliefs, packer),
    step: step && { ...step, points: packer.rows(step.points, STEP) },
    measures: measures.map(({ id, title, over }) => ({ id, title, over: { ...over, points: packer.rows(over.points, MEASURE) } })),
    pace: strip,
    calibration,
    steps: charts.steps.map(({ id, title }) => ({ id, title: packer.title(title) })),
    days,
    timeZone,
    ...packer.packed(),
  };
}

function packBeliefs({ lines, experiments: _, ...rest }: BeliefOverTime, packer: MarkPacker): PackedCharts["beliefs"] {
  const beliefs = new Map<string, { at: number; belief: Belief }>();
  const placeOf = ({ beliefId, belief, side }: BeliefMark) => {
    const name = [side, beliefId, belief].join("\n");
    const place = beliefs.get(name)?.at ?? beliefs.size;
    beliefs.set(name, { at: place, belief: { beliefId, belief, side } });
    return place;
  };
  const rows = inTimeOrder(lines.flatMap(({ points }) => points)).map((mark): BeliefRow => ({ ...mark, of: placeOf(mark) }));
  const marks = packer.rows(rows, BELIEF);
  return { ...rest, beliefs: [...beliefs.values()].map(({ belief }) => belief), marks };
}

export function unpackCharts(packed: PackedCharts): Charts {
  const { titles, marks: packedMarks, peakAnxiety, likelihood, outcomes, beliefs, step, measures, pace, steps, ...rest } = packed;
  const marks = unpackMarks({ titles, marks: packedMarks });
  const panels = unpackRows(likelihood.all, marks);
  const squares = unpackRows(outcomes.all, marks);
  return {
    ...rest,
    peakAnxiety: { ...peakAnxiety, rows: unpackRows(peakAnxiety.rows, marks) },
    likelihood: { ...likelihood, ...latestPanels(panels), all: panels },
    outcomes: { ...outcomes, all: squares, rows: outcomeRows(outcomes.rows, squares) },
    beliefs: unpackBeliefs(beliefs, unpackRows(beliefs.marks, marks)),
    step: step && { ...step, points: unpackRows(step.points, marks) },
    measures: measures.map(({ id, title, over }) => ({ id, title, over: { ...over, points: unpackRows(over.points, marks) } })),
    pace: { ...pace, recorded: recordedDays(pace.days) },
    steps: steps.map(({ id, title }) => ({ id, title: titles[title] ?? "" })),
  };
}

function unpackBeliefs({ beliefs, marks: _, ...rest }: PackedCharts["beliefs"], rows: readonly BeliefRow[]): BeliefOverTime {
  const marks = rows.flatMap(({ of, ...row }): BeliefMark[] => {
    const belief = beliefs[of];
    return belief ? [{ ...row, ...belief }] : [];
  });
  return { ...rest, lines: beliefLines(marks), experiments: experimentsOf(marks) };
}

export function packBehaviours(chart: SafetyBehaviours): PackedBehaviours {
  const packer = new MarkPacker();
  const marks = packer.rows(chart.marks, BEHAVIOUR);
  const { points: _behaviours, ...behaviours } = chart.behaviours;
  const { points: _attention, ...attention } = chart.attention;
  return { chart: { ...chart, marks, behaviours, attention }, ...packer.packed() };
}

export function unpackBehaviours({ chart, ...packed }: PackedBehaviours): SafetyBehaviours {
  const marks = unpackRows(chart.marks, unpackMarks(packed));
  return {
    ...chart,
    marks,
    behaviours: { ...chart.behaviours, points: plotPoints(marks, ({ dropped }) => dropped) },
    attention: { ...chart.attention, points: plotPoints(marks, ({ attention }) => attention) },
  };
}
