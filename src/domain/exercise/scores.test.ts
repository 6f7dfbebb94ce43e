import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryAnswers } from "./arbitrary-answers";
import { arbitraryDefinition } from "./arbitrary-definition";
import { exposureRecord } from "./catalog/exposure-record";
import { exerciseDefinitionSchema } from "./definition";
import { findField } from "./fields-of";
import { highestOf } from "./highest";
import { bandOf, reliablyChanged, scoresOf } from "./scores";

const often = ["never", "sometimes", "often"].map((value, score) => ({ value, label: value, score }));
const definition = exerciseDefinitionSchema.parse({
  ...exposureRecord,
  prediction: undefined,
  headlines: [],
  charts: [],
  phases: [
    {
      id: "after",
      title: "Now",
      sections: [
        {
          fields: [
            { id: "one", kind: "orderedChoice", question: "?", name: "One", options: often },
            { id: "two", kind: "orderedChoice", question: "?", name: "Two", options: often },
            { id: "three", kind: "rating10", question: "?", name: "Three", ends: { low: "none", high: "all" } },
          ],
        },
      ],
    },
  ],
  scores: [
    {
      id: "sum",
      name: "Sum",
      fields: ["one", "two", "three"],
      bands: [
        { from: 2, label: "a little" },
        { from: 8, label: "much" },
      ],
      reliableChange: { points: 3, source: "made up here" },
    },
  ],
});
const [score] = definition.scores;

describe("scoresOf", () => {
  it.each([
    [{ one: "often", two: "sometimes", three: 6 }, 9, "much", []],
    [{ one: "never", two: "never", three: 0 }, 0, null, []],
    [{ one: "often", three: 0 }, null, null, ["two"]],
    [{}, null, null, ["one", "two", "three"]],
  ])("of %j has %j points", (answers, points, band, missing) => {
    expect(scoresOf(definition, answers)).toEqual([{ id: "sum", name: "Sum", points, band, missing }]);
  });

  it("is a whole sum within its bounds, or missing; never zero for what was left out", () => {
    const answered = arbitraryDefinition().chain((made) =>
      arbitraryAnswers(
        made,
        made.phases.map(({ id }) => id),
      ).map((answers) => ({ made, answers })),
    );
    fc.assert(
      fc.property(answered, ({ made, answers }) => {
        for (const [index, result] of scoresOf(made, answers).entries()) {
          const fields = made.scores[index]?.fields ?? [];
          expect(result.missing).toEqual(fields.filter((id) => !Object.hasOwn(answers, id)));
          expect(result.points === null).toBe(result.missing.length > 0);
          const most = fields.reduce((sum, id) => {
            const field = findField(made, id);
            return sum + Math.max(0, (field && highestOf(field)) ?? 0, ...(field?.options ?? []).map((option) => option.score ?? 0));
          }, 0);
          if (result.points !== null) expect(result.points).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("bandOf", () => {
  it("is the highest range that the points have reached, and only ever rises with them", () => {
    const order = [null, ...(score?.bands.map(({ label }) => label) ?? [])];
    fc.assert(
      fc.property(fc.nat({ max: 20 }), fc.nat({ max: 20 }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((points) => order.indexOf(score ? bandOf(score, points) : null));
        expect(low).toBeLessThanOrEqual(high ?? -1);
      }),
    );
  });
});

describe("reliablyChanged", () => {
  it.each([
    [4, 7, "up"],
    [7, 4, "down"],
    [4, 6, "no"],
    [null, 6, null],
    [6, null, null],
  ] as const)("from %j to %j: %j", (earlier, later, said) => {
    expect(score && reliablyChanged(score, earlier, later)).toBe(said);
    expect(reliablyChanged({}, earlier, later)).toBeNull();
  });
});
