import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeSchema } from "../prediction/outcome";
import { administration, behaviour, belief, exposure, prediction, SIZES, withShuffle } from "./arbitrary-points";
import { type BeliefPoint, prepareBelief } from "./prepare-belief";
import { prepareCalibration } from "./prepare-calibration";
import { prepareLikelihoodSlopes } from "./prepare-likelihood-slopes";
import { type MeasurePoint, type MeasureScale, prepareMeasure } from "./prepare-measure";
import { prepareOutcomeSquares } from "./prepare-outcome-counts";
import { preparePeakAnxiety } from "./prepare-peak-anxiety";
import { type BehaviourPoint, prepareSafetyBehaviours } from "./prepare-safety-behaviours";
import { prepareStepOverTime } from "./prepare-step-over-time";
import type { ExposurePoint, PredictionPoint } from "./rows";
import { type ChartChoice, EVERYTHING, type Tally } from "./select-rows";
import { MOST_POINTS } from "./thin-out";

const STEP = "00000000-0000-4000-9000-000000000001";
const OTHER_STEP = "00000000-0000-4000-9000-000000000002";
const GAD_7: MeasureScale = {
  highest: 21,
  cutOffs: [{ from: 5, label: "mild" }],
  reliableChange: { by: "points", amount: 4, source: "Toussaint 2020" },
};

type AnyPoint = PredictionPoint & ExposurePoint & BeliefPoint & MeasurePoint & BehaviourPoint;
/** `drawn`: ids of the marks. */
type Prepared = { tally: Tally; total: number; drawn: string[]; counted: number };

/** Every chart whose marks are records, in one shape. `counted`: its counts, added up. */
const CHARTS: Record<string, (points: readonly AnyPoint[], choice: ChartChoice) => Prepared> = {
  A: (points, choice) => {
    const { rows, counts, ...rest } = preparePeakAnxiety(points, choice);
    const drawn = rows.map(({ id }) => id);
    return { ...rest, drawn, counted: Object.values(counts).reduce((a, b) => a + b, 0) };
  },
  B: (points, choice) => {
    const { all, counts, ...rest } = prepareLikelihoodSlopes(points, 12, choice);
    const drawn = all.map(({ id }) => id);
    return { ...rest, drawn, counted: counts.resolved + counts.open + counts.cannotKnow };
  },
  C: (points, choice) => {
    const { all, rows, ...rest } = prepareOutcomeSquares(points, choice);
    return { ...rest, drawn: all.map(({ id }) => id), counted: rows.reduce((sum, { count }) => sum + count, 0) };
  },
  D: (points, choice) => {
    const { lines, counts, ...rest } = prepareBelief(points, choice);
    const drawn = lines.flatMap((line) => line.points).map(({ id }) => id);
    return { ...rest, drawn, counted: counts.rated + counts.notRated };
  },
  E: (points, choice) => {
    const { points: marks, times, ...rest } = prepareStepOverTime(points, STEP, choice);
    const drawn = marks.map(({ id }) => id);
    return { ...rest, drawn, counted: times.first + times.repeat + times.variation };
  },
  F: (points, choice) => {
    const { marks, attention, ...rest } = prepareSafetyBehaviours(points, choice);
    const drawn = marks.map(({ id }) => id);
    return { ...rest, drawn, counted: attention.counts.both + attention.counts.oneMissing };
  },
  G: (points, choice) => {
    const { points: marks, counts, ...rest } = prepareMeasure(points, GAD_7, choice);
    return { ...rest, drawn: marks.map(({ id }) => id), counted: counts.scored + counts.incomplete };
  },
};

const rating = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
const arbitraryPoint = fc.record({
  likelihoodBefore: rating,
  likelihoodAgain: rating,
  likelihoodLater: rating,
  outcome: fc.option(fc.constantFrom(...outcomeSchema.options), { nil: null }),
  degree: rating,
  predictedPeakSuds: rating,
  peakSuds: rating,
  endSuds: rating,
  retrospective: fc.boolean(),
  conditional: fc.boolean(),
  score: fc.option(fc.integer({ min: 0, max: 21 }), { nil: null }),
  attentionExternal: rating,
  side: fc.constantFrom("old" as const, "new" as const),
  experiment: fc.boolean(),
  variations: fc.subarray(["place", "person"]),
  stepId: fc.constantFrom(STEP, OTHER_STEP, null),
  day: fc.nat(40),
});

function point(n: number, given: Partial<AnyPoint> & { day?: number } = {}): AnyPoint {
  const { day = n, ...rest } = given;
  const all = { ...administration(n, null), ...behaviour(n), ...belief(n, given.side ? { side: given.side } : {}), ...prediction(n) };
  return { ...all, id: `p${n}`, occurredAt: exposure(day).occurredAt, ...rest };
}

const points = (longest: number) => fc.array(arbitraryPoint, { maxLength: longest }).map((all) => all.map((given, n) => point(n, given)));
const choices = fc.record({
  from: fc.option(fc.constant(exposure(5).occurredAt), { nil: null }),
  before: fc.option(fc.constant(exposure(30).occurredAt), { nil: null }),
  stepId: fc.constantFrom(null, STEP),
});
describe.each(Object.entries(CHARTS))("chart %s", (_, prepare) => {
  it("counts add up to all records, whatever was chosen", () => {
    fc.assert(
      fc.property(points(60), choices, (all, choice) => {
        const { tally, total, counted, drawn } = prepare(all, choice);
        expect(tally.all).toBe(all.length);
        expect(tally.notChosen + tally.thinnedOut + tally.drawn).toBe(all.length);
        expect(tally.drawn).toBe(drawn.length);
        expect(tally.drawn + tally.thinnedOut).toBe(total);
        expect(counted).toBe(total);
      }),
    );
  });

  it("draws no record twice", () => {
    fc.assert(
      fc.property(points(60), choices, (all, choice) => {
        const { drawn } = prepare(all, choice);
        expect(new Set(drawn).size).toBe(drawn.length);
      }),
    );
  });

  it("nothing depends on the order of what comes in", () => {
    fc.assert(
      fc.property(withShuffle(points(40)), choices, ([all, shuffled], choice) => {
        expect(prepare(shuffled, choice)).toEqual(prepare(all, choice));
      }),
    );
  });

  it.each([...SIZES, 5000])("of %i records never has more than 500 points, and says how many there are", (n) => {
    const all = Array.from({ length: n }, (_each, index) =>
      point(index, {
        stepId: STEP,
        peakSuds: (index * 37) % 101,
        predictedPeakSuds: (index * 53) % 101,
        score: index % 22,
        degree: (index * 11) % 101,
      }),
    );
    const { tally, total, counted } = prepare(all, EVERYTHING);
    expect(total).toBe(n);
    expect(counted).toBe(n);
    expect(tally.drawn).toBeLessThanOrEqual(MOST_POINTS);
    if (n <= MOST_POINTS) expect(tally).toEqual({ all: n, notChosen: 0, thinnedOut: 0, drawn: n });
  });
});

describe("chart I", () => {
  it("has every prediction in exactly one count, in any order", () => {
    fc.assert(
      fc.property(withShuffle(points(60)), choices, ([all, shuffled], choice) => {
        const found = prepareCalibration(all, choice);
        expect(prepareCalibration(shuffled, choice)).toEqual(found);
        expect(Object.values(found.counts).reduce((a, b) => a + b, 0)).toBe(found.total);
        expect(found.total + found.notChosen).toBe(all.length);
        if (found.display === "diagram") expect(found.bins.reduce((sum, { n }) => sum + n, 0)).toBe(found.counts.used);
      }),
    );
  });
});
