import { describe, expect, it } from "vitest";
import type { Score } from "./definition";
import type { Field } from "./field";
import { measureScaleOf } from "./measure-scale";

const field = (id: string, more: Partial<Field>): Field => ({
  id,
  kind: "shortText",
  question: "?",
  name: id,
  starred: false,
  pinned: false,
  ...more,
});
const options = [0, 1, 3].map((score) => ({ value: `v${score}`, label: `${score}`, score }));
const fields = [
  field("often", { kind: "orderedChoice", options }),
  field("bad", { kind: "rating10" }),
  field("times", { kind: "count", highest: 5 }),
];
const definition = {
  phases: [{ id: "before" as const, title: "Now", locksEarlier: false, onLaterDay: false, sections: [{ title: null, fields }] }],
};
const score: Score = { id: "sum", name: "Sum", fields: ["often", "bad", "times"], bands: [{ from: 4, label: "some" }] };

describe("measureScaleOf", () => {
  it("ends with the most that the questions add up to", () => {
    expect(measureScaleOf(definition, score)).toEqual({ highest: 18, cutOffs: [{ from: 4, label: "some" }], reliableChange: null });
  });

  it("says who says what change is more than chance", () => {
    const change = { points: 4, source: "Toussaint et al. 2020" };
    expect(measureScaleOf(definition, { ...score, reliableChange: change }).reliableChange).toEqual({
      by: "points",
      amount: 4,
      source: "Toussaint et al. 2020",
    });
  });
});
