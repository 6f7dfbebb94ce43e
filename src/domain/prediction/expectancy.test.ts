import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anxietyGap,
  expectancyChange,
  expectancyCourse,
  LEAST_ERROR_FOR_RATE,
  learningRate,
  occurrence,
  predictionError,
} from "./expectancy";
import { outcomeSchema } from "./outcome";

const points = fc.integer({ min: 0, max: 100 });
const maybePoints = fc.option(points, { nil: null });
const maybeOutcome = fc.option(fc.constantFrom(...outcomeSchema.options), { nil: null });

describe("the signs", () => {
  it("are positive where it was easier, less happened, or less is expected now", () => {
    expect(anxietyGap(80, 50)).toBe(30);
    expect(anxietyGap(40, 70)).toBe(-30);
    expect(predictionError(90, "no", null)).toBe(90);
    expect(predictionError(20, "yes", null)).toBe(-80);
    expect(predictionError(70, "partly", 30)).toBe(40);
    expect(expectancyChange(90, 60)).toBe(30);
    expect(expectancyChange(30, 75)).toBe(-45);
  });

  it("turn round when the two numbers change places", () => {
    fc.assert(
      fc.property(points, points, (one, other) => {
        expect(anxietyGap(one, other)).toBe(one - other);
        expect((anxietyGap(one, other) ?? 0) + (anxietyGap(other, one) ?? 0)).toBe(0);
        expect((expectancyChange(one, other) ?? 0) + (expectancyChange(other, one) ?? 0)).toBe(0);
      }),
    );
  });
});

describe("missing", () => {
  it("stays missing, and zero is not missing", () => {
    expect(anxietyGap(0, 0)).toBe(0);
    expect(expectancyChange(0, 0)).toBe(0);
    expect(predictionError(0, "no", null)).toBe(0);
    fc.assert(
      fc.property(maybePoints, maybePoints, (one, other) => {
        const missing = one === null || other === null;
        expect(anxietyGap(one, other) === null).toBe(missing);
        expect(expectancyChange(one, other) === null).toBe(missing);
      }),
    );
  });

  it("has no error where the outcome is open, can't be told yet, can't be known, or is partly without a degree", () => {
    fc.assert(
      fc.property(maybePoints, maybeOutcome, maybePoints, (likelihood, outcome, degree) => {
        const known = outcome === "no" || outcome === "yes" || (outcome === "partly" && degree !== null);
        expect(occurrence(outcome, degree) === null).toBe(!known);
        expect(predictionError(likelihood, outcome, degree) === null).toBe(!known || likelihood === null);
      }),
    );
  });
});

describe("bounds", () => {
  it("are 0 to 100 for what occurred and 100 points either way for differences", () => {
    fc.assert(
      fc.property(maybePoints, maybeOutcome, maybePoints, (one, outcome, other) => {
        const occurred = occurrence(outcome, other) ?? 0;
        expect(occurred >= 0 && occurred <= 100).toBe(true);
        for (const difference of [anxietyGap(one, other), predictionError(one, outcome, other), expectancyChange(one, other)]) {
          expect(Math.abs(difference ?? 0)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it("take a degree only where it happened in part", () => {
    expect(occurrence("no", 60)).toBe(0);
    expect(occurrence("yes", 60)).toBe(100);
    expect(occurrence("partly", 60)).toBe(60);
    expect(occurrence("cannotTellYet", 60)).toBeNull();
    expect(occurrence("cannotKnow", 60)).toBeNull();
    expect(occurrence(null, 60)).toBeNull();
  });
});

describe("learningRate", () => {
  it("is the share of the surprise that was taken up", () => {
    expect(learningRate(80, 40)).toBe(0.5);
    expect(learningRate(20, 20)).toBe(1);
    expect(learningRate(50, 0)).toBe(0);
    expect(learningRate(40, -20)).toBe(-0.5);
  });

  it("says nothing under 20 points, and nothing where more happened than expected", () => {
    expect(LEAST_ERROR_FOR_RATE).toBe(20);
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 19 }), fc.integer({ min: -100, max: 100 }), (error, change) => {
        expect(learningRate(error, change)).toBeNull();
      }),
    );
  });

  it("is a finite number from 20 points on, with the sign of the change", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 100 }), fc.integer({ min: -100, max: 100 }), (error, change) => {
        const rate = learningRate(error, change);
        expect(rate).not.toBeNull();
        expect(Number.isFinite(rate)).toBe(true);
        expect(Math.sign(rate ?? Number.NaN)).toBe(Math.sign(change));
        expect(Math.abs((rate ?? 0) * error - change)).toBeLessThan(1e-9);
      }),
    );
  });

  it("stays missing where either part is missing", () => {
    expect(learningRate(null, 30)).toBeNull();
    expect(learningRate(30, null)).toBeNull();
    expect(learningRate(null, null)).toBeNull();
  });
});

describe("expectancyCourse", () => {
  const said = (likelihoodBefore: number | null, likelihoodAgain: number | null, likelihoodLater: number | null) =>
    expectancyCourse({ likelihoodBefore, likelihoodAgain, likelihoodLater });

  it("goes from before to the latest number, and says what of the change is still there", () => {
    expect(said(85, 45, 55)).toEqual({ before: 85, again: 45, later: 55, latest: 55, change: 40, changeNow: 30, kept: 0.75 });
    expect(said(85, 45, null)).toMatchObject({ latest: 45, change: 40, changeNow: 40, kept: null });
    expect(said(85, 75, 60)).toMatchObject({ change: 10, changeNow: 25, kept: null });
    expect(said(30, 70, 50)).toMatchObject({ change: -40, changeNow: -20, kept: 0.5 });
  });

  it("fills nothing in", () => {
    fc.assert(
      fc.property(maybePoints, maybePoints, maybePoints, (before, again, later) => {
        const course = said(before, again, later);
        expect([course.before, course.again, course.later]).toEqual([before, again, later]);
        expect(course.latest === null).toBe(again === null && later === null);
        expect(course.changeNow === null).toBe(before === null || course.latest === null);
        if (course.kept !== null) expect(course.kept * (course.change ?? 0)).toBeCloseTo(course.changeNow ?? Number.NaN, 9);
      }),
    );
  });
});
