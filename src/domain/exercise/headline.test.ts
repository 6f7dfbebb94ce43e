import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "./answer";
import { arbitraryAnswers } from "./arbitrary-answers";
import { exposureRecord } from "./catalog/exposure-record";
import { exerciseDefinitionSchema } from "./definition";
import { headlineOf } from "./headline";

const options = [
  { value: "a", label: "Went anyway" },
  { value: "b", label: "Stayed home" },
];
const definition = exerciseDefinitionSchema.parse({
  ...exposureRecord,
  prediction: undefined,
  charts: [],
  headlines: ["words", "one", "several", "values", "links"],
  phases: [
    {
      id: "after",
      title: "After",
      sections: [
        {
          fields: [
            { id: "words", kind: "longText", question: "?", name: "Words" },
            { id: "one", kind: "choice", question: "?", name: "One", options, ownEntry: true },
            { id: "several", kind: "multiChoice", question: "?", name: "Several", options, ownEntry: true },
            { id: "values", kind: "reference", question: "?", name: "Values", refersTo: "value", many: true },
            {
              id: "links",
              kind: "groupList",
              question: "?",
              name: "Links",
              item: {
                name: "Link",
                fields: [
                  { id: "strength", kind: "percent", question: "?", name: "Strength" },
                  { id: "what", kind: "shortText", question: "?", name: "What" },
                ],
              },
            },
          ],
        },
      ],
    },
  ],
});

describe("headlineOf", () => {
  it.each<[Answers, string | null]>([
    [{ words: "It rained.", one: "a" }, "It rained."],
    [{ words: "  ", one: "a" }, "Went anyway"],
    [{ one: "in my own words" }, "in my own words"],
    [{ several: ["b", "something else"] }, "Stayed home, something else"],
    [
      {
        values: [
          { id: null, words: "being there" },
          { id: null, words: "music" },
        ],
      },
      "being there, music",
    ],
    [{ links: [{ strength: 40 }, { what: "A look", strength: 3 }, { what: "A word" }] }, "A look, A word"],
    [{ links: [{ strength: 40 }] }, null],
    [{}, null],
  ])("of %j is %j", (answers, words) => {
    expect(headlineOf(definition, answers)).toBe(words);
  });

  it("is null or words, never blank, for anything that can be answered", () => {
    fc.assert(
      fc.property(arbitraryAnswers(definition, ["after"]), (answers) => {
        const words = headlineOf(definition, answers);
        if (words !== null) expect(words.trim()).not.toBe("");
      }),
    );
  });
});
