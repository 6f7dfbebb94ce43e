import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryExposures, arbitraryPredictions, behaviour, belief, exposure, prediction, recordIdOf } from "./arbitrary-points";
import type { Charts } from "./charts";
import { columnsOf, rowsOf } from "./columns";
import { packBehaviours, packCharts, unpackBehaviours, unpackCharts } from "./packed-charts";
import { latestRecords } from "./packed-marks";
import { type ChartSources, prepareCharts } from "./prepare-charts";
import type { MeasurePoint } from "./prepare-measure";
import { prepareSafetyBehaviours } from "./prepare-safety-behaviours";
import { type ChartChoice, EVERYTHING } from "./select-rows";

const STEP = "00000000-0000-4000-9000-000000000001";
const VARIATION = "00000000-0000-4000-9000-000000000002";
const SCALE = {
  highest: 21,
  cutOffs: [{ from: 5, label: "mild" }],
  reliableChange: { by: "points" as const, amount: 4, source: "made up" },
};
const NOTHING: ChartSources = {
  predictions: [],
  exposures: [],
  beliefs: [],
  measures: [],
  variations: new Map([[VARIATION, { stepId: STEP, varied: ["place"] }]]),
  exhaustion: [],
  paceRequests: [],
  today: "2026-03-17",
  forTherapist: true,
};
const around = {
  steps: [{ id: STEP, title: "Ask a question" }],
  days: { first: "2026-02-01", last: "2026-03-17" },
  timeZone: "Europe/Berlin",
};
const chartsOf = (sources: Partial<ChartSources>, choice: ChartChoice = EVERYTHING): Charts => ({
  ...prepareCharts({ ...NOTHING, ...sources }, choice),
  ...around,
});
const rating = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
const onSteps = <Point extends { stepId: string | null }>(points: Point[]) =>
  points.map((point, n) => ({ ...point, stepId: [STEP, VARIATION, null][n % 3] ?? null }));
const sources = fc.record({
  predictions: arbitraryPredictions.map((all) => all.map((one, n) => (n % 4 === 0 ? { ...one, id: `link ${n}`, link: 1 } : one))),
  exposures: arbitraryExposures.map(onSteps),
  beliefs: fc
    .array(fc.record({ degree: rating, side: fc.constantFrom("old" as const, "new" as const), experiment: fc.boolean() }), {
      maxLength: 20,
    })
    .map((all) => all.map((given, n) => belief(n, given))),
  measures: fc.array(fc.option(fc.nat(21), { nil: null }), { maxLength: 12 }).map((scores) => {
    const points = scores.map((score, n): MeasurePoint => ({ ...exposure(n), score }));
    return [{ id: "phq", title: "A measure", scale: SCALE, points }];
  }),
  exhaustion: fc.constant([{ date: "2026-03-10", exhaustion: 4 }]),
  paceRequests: fc.constant([{ date: "2026-03-11", kind: "slower" as const, answered: false }]),
});
const choices = fc.record({
  from: fc.constantFrom(null, exposure(5).occurredAt),
  before: fc.constantFrom(null, exposure(30).occurredAt),
  stepId: fc.constantFrom(null, STEP),
});

describe("columns", () => {
  it("give back the rows they were made of", () => {
    const rows = fc.array(fc.record({ a: rating, b: fc.constant(null), c: fc.array(fc.string(), { maxLength: 2 }) }), { maxLength: 20 });
    fc.assert(
      fc.property(rows, (all) => {
        expect(rowsOf(columnsOf(all, ["a", "b", "c"]))).toEqual(all);
      }),
    );
  });

  it("say once what is the same in every row", () => {
    const rows = [1, 2, 3].map((a) => ({ a, b: null, c: false }));
    expect(columnsOf(rows, ["a", "b", "c"])).toEqual({ count: 3, of: { a: [1, 2, 3], b: { all: null }, c: { all: false } } });
  });
});

describe("packed charts", () => {
  it("are the same charts again on the other side, also after JSON", () => {
    fc.assert(
      fc.property(sources, choices, fc.boolean(), (all, choice, forTherapist) => {
        const charts = chartsOf({ ...all, forTherapist }, choice);
        expect(unpackCharts(JSON.parse(JSON.stringify(packCharts(charts))))).toEqual(charts);
      }),
    );
  });

  it("are so for chart F too", () => {
    const marks = fc.array(fc.record({ peakSuds: rating, attentionExternal: rating, retrospective: fc.boolean() }), { maxLength: 20 });
    fc.assert(
      fc.property(marks, (all) => {
        const behaviours = { planned: 3, dropped: 1, used: 1, notSaid: 1 };
        const points = all.map((given, n) => behaviour(n, { ...given, predictedPeakSuds: 50, behaviours: n % 2 ? behaviours : null }));
        const chart = prepareSafetyBehaviours(points);
        expect(unpackBehaviours(JSON.parse(JSON.stringify(packBehaviours(chart))))).toEqual(chart);
      }),
    );
  });

  it("say what names a record once, however many charts draw it", () => {
    const charts = chartsOf({ predictions: [prediction(1), prediction(2)], exposures: [exposure(1), exposure(2)] });
    expect(packCharts(charts).marks.of.recordId).toEqual([recordIdOf(1), recordIdOf(2)]);
  });

  it("name the latest records that are drawn, each once, whatever the order they came in", () => {
    const [predictions, exposures] = [
      [prediction(2), prediction(9), prediction(4)],
      [exposure(9), exposure(1), exposure(4)],
    ];
    const packed = packCharts(chartsOf({ predictions, exposures }));
    expect(latestRecords(packed, 3)).toEqual([9, 4, 2].map(recordIdOf));
    expect(latestRecords(packed, 40)).toEqual([9, 4, 2, 1].map(recordIdOf));
    const turned = packCharts(chartsOf({ predictions: predictions.toReversed(), exposures: exposures.toReversed() }));
    expect(latestRecords(turned, 40)).toEqual(latestRecords(packed, 40));
  });

  it("of a thousand exposures with five ratings each are under 141 kB", () => {
    const predictions = Array.from({ length: 1000 }, (_, n) =>
      prediction(n, { likelihoodBefore: (n * 7) % 101, likelihoodAgain: (n * 11) % 101, outcome: n % 3 ? "no" : "yes", stepId: STEP }),
    );
    const exposures = Array.from({ length: 1000 }, (_, n) =>
      exposure(n, { predictedPeakSuds: (n * 13) % 101, peakSuds: (n * 17) % 101, endSuds: (n * 19) % 101, stepId: STEP }),
    );
    const titled = <Point extends { title: string }>(points: Point[]) => points.map((point) => ({ ...point, title: "Ask a question" }));
    const charts = chartsOf({ predictions: titled(predictions), exposures: titled(exposures) });
    expect(JSON.stringify(packCharts(charts)).length).toBeLessThan(141_000);
  });
});

describe("prepareCharts", () => {
  it("leaves the links of a movie out of the slopes, and nowhere else", () => {
    const charts = chartsOf({ predictions: [prediction(1, { link: null }), prediction(2, { id: "b", link: 1 }), prediction(3)] });
    expect(charts.likelihood.total).toBe(2);
    expect(charts.outcomes.total).toBe(3);
    expect(charts.calibration?.total).toBe(3);
  });

  it("counts a variation among the times of its step, and says so", () => {
    const exposures = [exposure(1, { stepId: STEP }), exposure(2, { stepId: VARIATION }), exposure(3, { stepId: STEP })];
    const charts = chartsOf({ exposures }, { ...EVERYTHING, stepId: STEP });
    expect(charts.step?.times).toEqual({ first: 1, repeat: 1, variation: 1 });
    expect(charts.step?.points.map(({ variations }) => variations)).toEqual([[], ["place"], []]);
    expect(charts.peakAnxiety.total).toBe(2);
  });

  it("gives clients neither calibration nor an interval", () => {
    const predictions = Array.from({ length: 12 }, (_, n) => prediction(n, { likelihoodBefore: 50, outcome: "no" }));
    expect(chartsOf({ predictions }).outcomes.happenedInterval).not.toBeNull();
    const own = chartsOf({ predictions, forTherapist: false });
    expect(own.outcomes.happenedInterval).toBeNull();
    expect(own.calibration).toBeNull();
  });
});
