import { z } from "zod";
import type { DayChoice } from "@/domain/chart/charts";
import type { PackedBehaviours, PackedCharts } from "@/domain/chart/packed-charts";
import { outcomeSchema } from "@/domain/prediction/outcome";
import { columns, isAs, isBoolean, isNumberOrNull, isOneOf, isText, isTextOrNull, isWhole } from "./column-schema";

/*
 * Charts as they travel: prepared by the domain, packed by `packCharts`. The shapes are the domain's; here stands what of them
 * may leave the server, and nothing else does.
 */

const int = z.number().int();
const number = z.number().nullable();
const axis = z.strictObject({ from: z.number(), to: z.number(), ticks: z.array(z.number()).readonly() });
const timeAxis = z.strictObject({ from: z.string(), to: z.string(), ticks: z.array(z.string()).readonly() }).nullable();
const tally = z.strictObject({ all: int, notChosen: int, thinnedOut: int, drawn: int });
const display = z.enum(["sentence", "list", "points"]);
const smallN = z.enum(["sentence", "list", "pointsAndMedian", "rollingMedian"]);
const outcomeOrOpen = z.enum([...outcomeSchema.options, "open"]);
const side = z.enum(["old", "new"]);

/** What several charts say of a row. */
const mark = isWhole;
const retrospective = isBoolean;
const slowDowns = isWhole;
const predicted = isNumberOrNull;
const gap = isNumberOrNull;
const degree = isNumberOrNull;

const marks = {
  titles: z.array(z.string()),
  marks: columns({ id: isTextOrNull, recordId: isText, title: isWhole, at: isWhole }),
};
const peakAnxiety = z.strictObject({
  display,
  rows: columns({ mark, predicted, actual: isNumberOrNull, gap, retrospective, slowDowns }),
  total: int,
  counts: z.strictObject({ lower: int, higher: int, same: int, afterwards: int, notRated: int }),
  tally,
  axis,
});
const likelihood = z.strictObject({
  display,
  all: columns({
    ...{ mark, before: isNumberOrNull, again: isNumberOrNull, later: isNumberOrNull, change: isNumberOrNull, changeNow: isNumberOrNull },
    ...{ error: isNumberOrNull, learningRate: isNumberOrNull, outcome: isOneOf([...outcomeSchema.options, null]), degree },
    ...{ outcomeHeight: isNumberOrNull, decideBy: isTextOrNull, retrospective },
  }),
  total: int,
  counts: z.strictObject({ resolved: int, open: int, cannotKnow: int, retrospective: int }),
  tally,
  axis,
});
const interval = z.strictObject({ low: z.number(), high: z.number() });
const outcomes = z.strictObject({
  display: z.enum(["sentence", "list", "squares"]),
  rows: z.array(z.strictObject({ outcome: outcomeOrOpen, count: int })),
  all: columns({ mark, outcome: isOneOf(outcomeOrOpen.options), degree, retrospective }),
  ...{ happened: int, partly: int, resolved: int, open: int, cannotKnow: int, retrospective: int, total: int },
  happenedInterval: interval.nullable(),
  tally,
});
const beliefs = z.strictObject({
  display,
  beliefs: z.array(z.strictObject({ beliefId: z.string(), belief: z.string(), side })),
  marks: columns({ mark, of: isWhole, degree, experiment: isBoolean }),
  counts: z.strictObject({ rated: int, notRated: int }),
  total: int,
  tally,
  axis,
  timeAxis,
});
const ofSeries = <Value extends z.ZodType>(value: Value) => z.strictObject({ predicted: value, peak: value, end: value });
const step = z.strictObject({
  display: smallN,
  points: columns({
    ...{ mark, predicted, peak: isNumberOrNull, end: isNumberOrNull, time: isOneOf(["first", "repeat", "variation"]) },
    ...{ variations: isAs(z.array(z.string()).readonly()), retrospective, slowDowns, rolling: isAs(ofSeries(number)) },
  }),
  series: ofSeries(z.strictObject({ n: int, display: smallN, median: number })),
  total: int,
  times: z.strictObject({ first: int, repeat: int, variation: int }),
  tally,
  axis,
  timeAxis,
});
const measure = z.strictObject({
  display,
  points: columns({ mark, score: isNumberOrNull, range: isTextOrNull, change: isOneOf(["lower", "within", "higher", null]) }),
  band: z.strictObject({ first: z.number(), low: z.number(), high: z.number(), source: z.string() }).nullable(),
  cutOffs: z.array(z.strictObject({ from: z.number(), label: z.string() })).readonly(),
  counts: z.strictObject({ scored: int, incomplete: int }),
  total: int,
  tally,
  axis,
  timeAxis,
});
const pace = z.strictObject({
  display,
  days: z.array(
    z.strictObject({
      date: z.iso.date(),
      exhaustion: number,
      marks: z.array(z.strictObject({ kind: z.enum(["slower", "pause"]), answered: z.boolean() })),
    }),
  ),
  ...{ rated: int, asked: int, unanswered: int, unansweredBefore: int },
  axis,
});
const shares = { n: int, happened: int, meanForecast: z.number(), share: z.number(), low: z.number(), high: z.number() };
const calibration = z.strictObject({
  display: z.enum(["counts", "means", "diagram"]),
  counts: z.strictObject({ used: int, partly: int, open: int, cannotKnow: int, retrospective: int, conditional: int, noLikelihood: int }),
  total: int,
  notChosen: int,
  means: z.strictObject({ ...shares, brier: z.strictObject({ n: int, score: z.number() }) }).nullable(),
  bins: z.array(z.strictObject({ from: z.number(), to: z.number(), ...shares })),
  axis,
});

/** What is asked for, in the client's own days. */
export const chartChoice = z.strictObject({
  first: z.iso.date().nullable(),
  last: z.iso.date().nullable(),
  stepId: z.uuid().nullable(),
}) satisfies z.ZodType<DayChoice>;
export const ownChartsInput = z.strictObject({ choice: chartChoice });
export const chartsInput = ownChartsInput.extend({ clientId: z.uuid() });

export const clientCharts = z.strictObject({
  ...marks,
  ...{ peakAnxiety, likelihood, outcomes, beliefs, pace },
  step: step.nullable(),
  measures: z.array(z.strictObject({ id: z.string(), title: z.string(), over: measure })),
  calibration: calibration.nullable(),
  steps: z.array(z.strictObject({ id: z.uuid(), title: int })),
  days: z.strictObject({ first: z.iso.date(), last: z.iso.date() }).nullable(),
  timeZone: z.string(),
}) satisfies z.ZodType<PackedCharts>;
/** What clients are shown of it: never how good their forecasts are, nor an interval. */
export const ownCharts = clientCharts.extend({ calibration: z.null(), outcomes: outcomes.extend({ happenedInterval: z.null() }) });

const plot = z.strictObject({ display, counts: z.strictObject({ both: int, oneMissing: int, retrospective: int }), x: axis, y: axis });
export const safetyBehaviours = z.strictObject({
  ...marks,
  chart: z.strictObject({
    marks: columns({ mark, dropped: isNumberOrNull, planned: isNumberOrNull, attention: isNumberOrNull, gap, retrospective }),
    behaviours: plot,
    attention: plot,
    total: int,
    tally,
  }),
}) satisfies z.ZodType<PackedBehaviours>;
