import { median, rollingMedian } from "../statistics/median";
import { type Axis, PERCENT_AXIS, type TimeAxis, timeAxis } from "./axis";
import { idOf } from "./in-time-order";
import type { ExposurePoint } from "./rows";
import { type ChartChoice, chosenRows, drawnRows, EVERYTHING, type Tally } from "./select-rows";
import { displayForCount, type SmallNDisplay } from "./small-n";

/** `first`: the first time; `repeat`: as the step stands; `variation`: something of it was different. */
export type StepTime = "first" | "repeat" | "variation";
export type StepSeries = "predicted" | "peak" | "end";
export const STEP_SERIES: readonly StepSeries[] = ["predicted", "peak", "end"];

export type StepPoint = {
  readonly id: string;
  readonly recordId: string;
  readonly title: string;
  /** The client's own, to stand beside it. */
  readonly occurredAt: string;
  readonly predicted: number | null;
  readonly peak: number | null;
  readonly end: number | null;
  readonly time: StepTime;
  readonly variations: readonly string[];
  readonly retrospective: boolean;
  /** How often the client asked to slow down in it. */
  readonly slowDowns: number;
  /** Rolling median up to here, of each series that has 8 numbers or more; null: none to draw. */
  readonly rolling: Readonly<Record<StepSeries, number | null>>;
};
export type StepSummary = {
  /** Numbers there are; for `predicted` without those written afterwards. */
  readonly n: number;
  readonly display: SmallNDisplay;
  /** From 3 to 7 numbers; null otherwise. */
  readonly median: number | null;
};
export type StepOverTime = {
  readonly display: SmallNDisplay;
  readonly points: StepPoint[];
  readonly series: Readonly<Record<StepSeries, StepSummary>>;
  /** Records of the step in the chosen time. `first`, `repeat` and `variation` add up to it. */
  readonly total: number;
  readonly times: Readonly<Record<StepTime, number>>;
  readonly tally: Tally;
  readonly axis: Axis;
  readonly timeAxis: TimeAxis | null;
};

/**
 * One step over time: predicted, peak and end anxiety, SUDS 0–100. The only chart with a median, because it is of one step
 * alone: 3–7 numbers of a series their median, 8 or more the rolling median of 3. Each series goes by its own numbers. What
 * was written afterwards is drawn and left out of the median of predictions.
 */
export function prepareStepOverTime(points: readonly ExposurePoint[], stepId: string, choice: ChartChoice = EVERYTHING): StepOverTime {
  const times = timesOf(points, stepId);
  const chosen = chosenRows(points, { ...choice, stepId });
  const numbers = (which: StepSeries) => chosen.map((point) => numberOf(point, which));
  const series = { predicted: summaryOf(numbers("predicted")), peak: summaryOf(numbers("peak")), end: summaryOf(numbers("end")) };
  const rolling = (which: StepSeries) => (series[which].display === "rollingMedian" ? rollingMedian(numbers(which)) : []);
  const rolled = { predicted: rolling("predicted"), peak: rolling("peak"), end: rolling("end") };
  const all = chosen.map((point, index): StepPoint => {
    const at = (which: StepSeries) => rolled[which][index] ?? null;
    return {
      id: idOf(point),
      recordId: point.recordId,
      title: point.title,
      occurredAt: point.occurredAt,
      predicted: point.predictedPeakSuds,
      peak: point.peakSuds,
      end: point.endSuds,
      time: times.get(idOf(point)) ?? "repeat",
      variations: point.variations ?? [],
      retrospective: point.retrospective,
      slowDowns: point.slowDowns ?? 0,
      rolling: { predicted: at("predicted"), peak: at("peak"), end: at("end") },
    };
  });
  const { rows, tally } = drawnRows(points.length, all, (point) => [point.predicted, point.peak, point.end]);
  const counted = { first: 0, repeat: 0, variation: 0 };
  for (const { time } of all) counted[time] += 1;
  return {
    display: displayForCount(all.length),
    points: rows,
    series,
    total: all.length,
    times: counted,
    tally,
    axis: PERCENT_AXIS,
    timeAxis: timeAxis(rows),
  };
}

/** Which time each record of the step was, by name; counted from the very first one, also where a later time was chosen. */
function timesOf(points: readonly ExposurePoint[], stepId: string): Map<string, StepTime> {
  const ofStep = chosenRows(points, { ...EVERYTHING, stepId });
  const time = (point: ExposurePoint, index: number): StepTime => {
    if (point.variations && point.variations.length > 0) return "variation";
    return index === 0 ? "first" : "repeat";
  };
  return new Map(ofStep.map((point, index) => [idOf(point), time(point, index)]));
}

function numberOf(point: ExposurePoint, which: StepSeries): number | null {
  if (which === "predicted") return point.retrospective ? null : point.predictedPeakSuds;
  return which === "peak" ? point.peakSuds : point.endSuds;
}

function summaryOf(values: readonly (number | null)[]): StepSummary {
  const n = values.filter((value) => value !== null).length;
  const display = displayForCount(n);
  return { n, display, median: display === "pointsAndMedian" ? median(values) : null };
}
