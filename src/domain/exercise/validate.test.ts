import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersSchema } from "./answer";
import { arbitraryAnswers } from "./arbitrary-answers";
import { exposureRecord } from "./catalog/exposure-record";
import { exerciseDefinitionSchema, phaseIdSchema } from "./definition";
import { fieldKindSchema } from "./field";
import { allFields, isPlainKind } from "./fields-of";
import { splitAnswers } from "./split-answers";
import { validateAnswers } from "./validate";

const ALL_PHASES = phaseIdSchema.options;
const problemOf = (field: string, answer: unknown) => {
  const result = validateAnswers(exposureRecord, ALL_PHASES, { [field]: answer });
  return result.ok ? null : result.problems.map(({ problem }) => problem).join();
};

describe("valid answers of the exposure record", () => {
  it("come back unchanged, whichever were skipped", () => {
    fc.assert(
      fc.property(arbitraryAnswers(exposureRecord, ALL_PHASES), (answers) => {
        expect(validateAnswers(exposureRecord, ALL_PHASES, answers)).toEqual({ ok: true, answers });
      }),
    );
  });

  it("survive the way through JSON and the schema of an operation", () => {
    fc.assert(
      fc.property(arbitraryAnswers(exposureRecord, ALL_PHASES), (answers) => {
        const received = answersSchema.parse(JSON.parse(JSON.stringify(answers)));
        expect(validateAnswers(exposureRecord, ALL_PHASES, received)).toEqual({ ok: true, answers });
      }),
    );
  });

  it("are settled after one go", () => {
    fc.assert(
      fc.property(arbitraryAnswers(exposureRecord, ["after"]), (answers) => {
        const once = validateAnswers(exposureRecord, ["after"], answers);
        expect(once.ok && validateAnswers(exposureRecord, ["after"], once.answers)).toEqual(once);
      }),
    );
  });

  it("belong to their phase: elsewhere they are unknown", () => {
    expect(validateAnswers(exposureRecord, ["after"], { likelihoodBefore: 40 })).toEqual({
      ok: false,
      problems: [{ field: "likelihoodBefore", problem: "unknownField" }],
    });
  });
});

describe("what does not fit", () => {
  it.each([
    ["likelihoodBefore", -1, "outOfRange"],
    ["likelihoodBefore", 101, "outOfRange"],
    ["likelihoodBefore", 49.5, "notWhole"],
    ["likelihoodBefore", Number.NaN, "notWhole"],
    ["likelihoodBefore", Number.POSITIVE_INFINITY, "notWhole"],
    ["likelihoodBefore", "40", "wrongKind"],
    ["likelihoodBefore", null, "wrongKind"],
    ["peakSuds", true, "wrongKind"],
    ["durationMinutes", -5, "outOfRange"],
    ["durationMinutes", 10_081, "outOfRange"],
    ["fearedOutcome", "a".repeat(281), "tooLong"],
    ["whatHappened", "a".repeat(4001), "tooLong"],
    ["fearedOutcome", 7, "wrongKind"],
    ["happened", "maybe", "notAnOption"],
    ["happened", "cannot_tell_yet", "notAnOption"],
    ["happened", 0, "wrongKind"],
    ["decideBy", "2026-02-30", "notADate"],
    ["decideBy", "20.03.2026", "notADate"],
    ["decideBy", "2026-03-20T10:00:00Z", "notADate"],
    ["decideBy", 20260320, "wrongKind"],
    ["plannedBehaviours", [{ behaviour: "looking away", plan: "perhaps" }], "wrongKind"],
    ["plannedBehaviours", [{ behaviour: "", plan: "drop" }], "wrongKind"],
    ["usedBehaviours", [{ behaviour: "looking away", degree: 101 }], "wrongKind"],
    ["usedBehaviours", [{ behaviour: "looking away", degree: 10, more: 1 }], "wrongKind"],
    ["notAField", 1, "unknownField"],
    ["toString", "x", "unknownField"],
  ])("%s = %j: %s", (field, answer, problem) => {
    expect(problemOf(field, answer)).toBe(problem);
  });

  it.each([
    ["likelihoodBefore", 0],
    ["likelihoodBefore", 100],
    ["durationMinutes", 10_080],
    ["fearedOutcome", "a".repeat(280)],
    ["whatHappened", "a".repeat(4000)],
    ["decideBy", "2028-02-29"],
    ["usedBehaviours", [{ behaviour: "looking away", degree: null }]],
  ])("%s takes its limit", (field, answer) => {
    expect(problemOf(field, answer)).toBeNull();
  });

  it("says everything that is wrong at once, and keeps nothing of it", () => {
    expect(validateAnswers(exposureRecord, ALL_PHASES, { peakSuds: 101, whatILearned: "They stayed.", happened: "maybe" })).toEqual({
      ok: false,
      problems: [
        { field: "peakSuds", problem: "outOfRange" },
        { field: "happened", problem: "notAnOption" },
      ],
    });
  });
});

describe("missing", () => {
  it("is a gap: blank text and empty lists are left out, zero is not", () => {
    const given = { fearedOutcome: "  \n", attentionPlan: "", decideBy: "", happened: "", plannedBehaviours: [], likelihoodBefore: 0 };
    expect(validateAnswers(exposureRecord, ALL_PHASES, given)).toEqual({ ok: true, answers: { likelihoodBefore: 0 } });
  });

  it("keeps the words as they were written, spaces and line ends included", () => {
    const given = { whatHappened: "  They laughed,\n\nand then asked me on.  " };
    expect(validateAnswers(exposureRecord, ALL_PHASES, given)).toEqual({ ok: true, answers: given });
  });
});

describe("hostile input", () => {
  const anything = fc.anything({
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withBigInt: true,
    withTypedArray: true,
  });

  it("is answered, never thrown at", () => {
    fc.assert(
      fc.property(anything, (given) => {
        const result = validateAnswers(exposureRecord, ALL_PHASES, given);
        if (result.ok) expect(answersSchema.safeParse(result.answers).success).toBe(true);
        else expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it("never gets through in a field of the record", () => {
    const ids = allFields(exposureRecord).map((field) => field.id);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), fc.oneof(anything, fc.jsonValue()), { maxKeys: 6 }), (given) => {
        const result = validateAnswers(exposureRecord, ALL_PHASES, given);
        if (result.ok) expect(answersSchema.safeParse(result.answers).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("can't reach a prototype", () => {
    const result = validateAnswers(exposureRecord, ALL_PHASES, JSON.parse('{"__proto__": {"peakSuds": 50}, "constructor": 1}'));
    expect(result).toMatchObject({ ok: false, problems: [{ problem: "unknownField" }, { problem: "unknownField" }] });
  });
});

describe("splitAnswers", () => {
  it("puts each answer in exactly one place: words sealed, numbers and choices plain", () => {
    const kinds = new Map(allFields(exposureRecord).map((field) => [field.id, field.kind] as const));
    fc.assert(
      fc.property(arbitraryAnswers(exposureRecord, ALL_PHASES), (answers) => {
        const { plain, words } = splitAnswers(exposureRecord, answers);
        const back = { ...words, ...Object.fromEntries(plain.map((row) => [row.field, row.value ?? row.choice])) };
        expect(back).toEqual(answers);
        expect(plain.length + Object.keys(words).length).toBe(Object.keys(answers).length);
        for (const row of plain) expect((row.value === null) !== (row.choice === null)).toBe(true);
        for (const id of Object.keys(words))
          expect(["shortText", "longText", "decideBy", "behaviourList", "usedBehaviourList"]).toContain(kinds.get(id));
      }),
    );
  });

  it("keeps free text out of plain rows for every kind there is", () => {
    expect(fieldKindSchema.options.filter((kind) => !isPlainKind(kind))).toEqual([
      "shortText",
      "longText",
      "multiChoice",
      "date",
      "decideBy",
      "behaviourList",
      "usedBehaviourList",
      "reference",
      "groupList",
      "note",
    ]);
  });

  it("knows the kinds that the exposure record does not use", () => {
    const definition = exerciseDefinitionSchema.parse({
      schemaVersion: 1,
      id: "kinds",
      version: 1,
      title: "Kinds",
      summary: "All kinds.",
      category: "planning",
      aboutMinutes: 1,
      phases: [
        {
          id: "before",
          title: "Before",
          sections: [{ fields: [{ id: "willingness", kind: "rating10", question: "How willing?", name: "Willing" }] }],
        },
      ],
    });
    expect(validateAnswers(definition, ["before"], { willingness: 10 })).toEqual({ ok: true, answers: { willingness: 10 } });
    expect(validateAnswers(definition, ["before"], { willingness: 11 })).toMatchObject({ problems: [{ problem: "outOfRange" }] });
    expect(splitAnswers(definition, { willingness: 10 }).plain).toEqual([{ field: "willingness", value: 10, choice: null }]);
  });
});
