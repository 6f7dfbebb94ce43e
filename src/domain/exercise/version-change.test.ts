import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "./answer";
import { arbitraryAnswers } from "./arbitrary-answers";
import { exposureRecord } from "./catalog/exposure-record";
import { exerciseDefinitionSchema } from "./definition";
import { withoutHidden } from "./questions";
import { joinVersions, type StoredVersion, splitAnswers } from "./split-answers";
import { versionChange } from "./version-change";

const definition = exerciseDefinitionSchema.parse({
  ...exposureRecord,
  prediction: undefined,
  headlines: [],
  charts: [],
  phases: [
    {
      id: "after",
      title: "After",
      sections: [
        {
          fields: [
            { id: "went", kind: "choice", question: "?", name: "Went", options: ["yes", "no"].map((value) => ({ value, label: value })) },
            { id: "why", kind: "shortText", question: "?", name: "Why", shownWhen: { field: "went", isOneOf: ["no"] } },
            { id: "howSure", kind: "percent", question: "?", name: "How sure", shownWhen: { field: "why", isAnswered: true } },
            { id: "words", kind: "longText", question: "?", name: "Words" },
          ],
        },
      ],
    },
  ],
});
const ids = ["went", "why", "howSure", "words"];

describe("versionChange", () => {
  it("takes away what is no longer asked, and what hung on that", () => {
    const earlier = { went: "no", why: "too tired", howSure: 60, words: "later" };
    expect(versionChange(definition, earlier, { went: "yes" })).toEqual({
      answers: { went: "yes" },
      cleared: ["why", "howSure"],
      all: { went: "yes", words: "later" },
    });
  });

  it("stores nothing that is not asked, and clears only what was there", () => {
    expect(versionChange(definition, { went: "yes" }, { why: "never asked", words: "still" }, ["words", "howSure", "went"])).toEqual({
      answers: { words: "still" },
      cleared: ["went"],
      all: { words: "still" },
    });
  });

  it("given again in the same breath, an answer that is cleared is there", () => {
    expect(versionChange(definition, { words: "before" }, { words: "after" }, ["words"])).toEqual({
      answers: { words: "after" },
      cleared: [],
      all: { words: "after" },
    });
  });
});

describe("any sequence of versions", () => {
  const change = fc.record({ given: arbitraryAnswers(definition, ["after"]), cleared: fc.subarray(ids) });

  it("joined as it is stored, says what was true after the last one", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const versions: StoredVersion[] = [];
        let all: Answers = {};
        for (const { given, cleared } of changes) {
          const next = versionChange(definition, all, given, cleared);
          versions.push({ ...splitAnswers(definition, next.answers), cleared: next.cleared });
          all = next.all;
          expect(joinVersions(versions)).toEqual(all);
          expect(withoutHidden(definition, all)).toEqual(all);
        }
      }),
    );
  });
});
