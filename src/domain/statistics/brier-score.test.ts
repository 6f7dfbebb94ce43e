import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brierScore } from "./brier-score";

const forecast = (likelihood: number, happened: boolean) => ({ likelihood, happened });
const forecasts = fc.array(fc.record({ likelihood: fc.integer({ min: 0, max: 100 }), happened: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
});

describe("brierScore", () => {
  it("is the worked example of scikit-learn's brier_score_loss: 0.0375", () => {
    const score = brierScore([forecast(10, false), forecast(90, true), forecast(80, true), forecast(30, false)]);
    expect(score).toEqual({ score: expect.closeTo(0.0375, 12), n: 4 });
  });

  // The single forecasts that the article "Brier score" of Wikipedia works out.
  it.each([
    [100, true, 0],
    [100, false, 1],
    [70, true, 0.09],
    [30, true, 0.49],
    [50, true, 0.25],
    [50, false, 0.25],
  ])("%i percent, happened %s: %d", (likelihood, happened, score) => {
    expect(brierScore([forecast(likelihood, happened)])?.score).toBeCloseTo(score, 12);
  });

  it("is null where nothing counts", () => {
    expect(brierScore([])).toBeNull();
  });

  it("lies between 0 and 1, and does not care about order", () => {
    fc.assert(
      fc.property(forecasts, (all) => {
        const found = brierScore(all);
        expect(found?.n).toBe(all.length);
        expect(found && found.score >= 0 && found.score <= 1).toBe(true);
        expect(brierScore(all.toReversed())).toEqual(found);
      }),
    );
  });

  it("reads the same from the other side: what does not happen, forecast as that", () => {
    fc.assert(
      fc.property(forecasts, (all) => {
        const mirrored = all.map(({ likelihood, happened }) => forecast(100 - likelihood, !happened));
        expect(brierScore(mirrored)).toEqual(brierScore(all));
      }),
    );
  });

  it("is proper: with a constant forecast nothing comes nearer than the share itself (Murphy 1973)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 100 }), (happened, other) => {
        const constant = (likelihood: number) => brierScore(Array.from({ length: 20 }, (_, n) => forecast(likelihood, n < happened)));
        expect(constant(happened * 5)?.score ?? 1).toBeLessThanOrEqual(constant(other)?.score ?? 0);
      }),
    );
  });
});
