import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "./answer";
import { arbitraryAnswers } from "./arbitrary-answers";
import { arbitraryDefinition } from "./arbitrary-definition";
import { exposureRecord } from "./catalog/exposure-record";
import { toClientDefinition } from "./client-definition";
import { type ExerciseDefinition, exerciseDefinitionSchema } from "./definition";
import { definitionProblems } from "./definition-problems";
import { readExerciseFile, writeExerciseFile } from "./exercise-file";
import { allFields, phaseIdsByTime } from "./fields-of";
import { headlineOf } from "./headline";
import { holds } from "./holds";
import { fieldsToAsk, missingStarred, withoutHidden } from "./questions";
import { joinVersions, type StoredVersion, splitAnswers } from "./split-answers";
import { validateAnswers } from "./validate";
import { versionChange } from "./version-change";

/** As many as the acceptance asks for. */
const RUNS = { numRuns: 10_000 };
const phaseIds = (definition: ExerciseDefinition) => definition.phases.map(({ id }) => id);
const answered = arbitraryDefinition().chain((definition) =>
  arbitraryAnswers(definition, phaseIds(definition)).map((answers) => ({ definition, answers })),
);
/** As the database and the wire hand it back. */
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const asStored = (definition: ExerciseDefinition, answers: Answers, cleared: readonly string[] = []): StoredVersion =>
  throughJson({ ...splitAnswers(definition, answers), cleared });

describe("any exercise", () => {
  it("that is made as therapists make them says nothing against itself, and is the same after a file and for a client", () => {
    fc.assert(
      fc.property(arbitraryDefinition(), (definition) => {
        expect(definitionProblems(definition)).toEqual([]);
        expect(exerciseDefinitionSchema.parse(throughJson(definition))).toEqual(definition);
        expect(readExerciseFile(writeExerciseFile(definition), definition)).toEqual({ ok: true, definition });
        expect(JSON.stringify(toClientDefinition(definition))).not.toContain("therapistGuidance");
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  it("takes what can be answered, and gives it back as it was, through JSON, the database's rows and all its versions", () => {
    fc.assert(
      fc.property(answered, ({ definition, answers }) => {
        expect(validateAnswers(definition, phaseIds(definition), answers)).toEqual({ ok: true, answers });
        const stored = joinVersions([asStored(definition, answers)]);
        expect(stored).toEqual(answers);
        expect(validateAnswers(definition, phaseIds(definition), stored)).toEqual({ ok: true, answers });
      }),
      RUNS,
    );
  }, 60_000);

  it("asks each question once and only where it is meant, and is whole when its starred ones are answered", () => {
    fc.assert(
      fc.property(answered, ({ definition, answers }) => {
        const { early, late, laterDay } = phaseIdsByTime(definition);
        expect([...early, ...late, ...laterDay].sort()).toEqual(phaseIds(definition).sort());
        const visible = withoutHidden(definition, answers);
        expect(withoutHidden(definition, visible)).toEqual(visible);
        const asked = phaseIds(definition).flatMap((id) => fieldsToAsk(definition, id, "full", visible));
        for (const id of Object.keys(visible)) expect(asked.some((field) => field.id === id)).toBe(true);
        for (const id of missingStarred(definition, [...early, ...late], visible)) expect(Object.hasOwn(visible, id)).toBe(false);
        const headline = headlineOf(definition, visible);
        expect(headline === null || headline.trim() !== "").toBe(true);
        if (definition.topOfDay) holds(definition.topOfDay.when, visible);
      }),
      RUNS,
    );
  }, 60_000);

  it("keeps its versions of a record straight, whatever is changed and cleared", () => {
    const changed = answered.chain(({ definition, answers }) =>
      fc
        .array(
          fc.record({
            given: arbitraryAnswers(definition, phaseIds(definition)),
            cleared: fc.subarray(allFields(definition).map(({ id }) => id)),
          }),
          { maxLength: 4 },
        )
        .map((changes) => ({ definition, answers, changes })),
    );
    fc.assert(
      fc.property(changed, ({ definition, answers, changes }) => {
        const versions: StoredVersion[] = [];
        let all: Answers = {};
        for (const { given, cleared } of [{ given: answers, cleared: [] as string[] }, ...changes]) {
          const next = versionChange(definition, all, given, cleared);
          versions.push(asStored(definition, next.answers, next.cleared));
          all = next.all;
          expect(joinVersions(versions)).toEqual(all);
        }
        expect(validateAnswers(definition, phaseIds(definition), all)).toEqual({ ok: true, answers: all });
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  it("never takes the answers of another one for its own", () => {
    fc.assert(
      fc.property(answered, arbitraryDefinition(), ({ answers }, other) => {
        const ids = new Set(allFields(other).map(({ id }) => id));
        const checked = validateAnswers(other, phaseIds(other), answers);
        if (checked.ok) expect(Object.keys(checked.answers).every((id) => ids.has(id))).toBe(true);
        const { plain, words } = splitAnswers(other, answers);
        expect([...plain.map(({ field }) => field), ...Object.keys(words)].every((id) => ids.has(id))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});

describe("hostile JSON", () => {
  const odd = fc.constantFrom<unknown>(
    JSON.parse('{"__proto__": {"f0": "x"}}'),
    JSON.parse('{"constructor": 1, "toString": "x", "hasOwnProperty": true}'),
    { f0: "\ud800" },
    { f0: Array.from({ length: 5000 }, () => ({})) },
    { f0: { f0: { f0: [] } } },
    Number.NaN,
    [],
    null,
    "text",
  );
  const ofFields = fc.dictionary(fc.constantFrom("f0", "f1", "f2", "f3"), fc.jsonValue());

  it("as answers is refused or taken as what it is, and never a crash", () => {
    fc.assert(
      fc.property(arbitraryDefinition(), fc.oneof(odd, fc.jsonValue(), ofFields), (definition, json) => {
        const checked = validateAnswers(definition, phaseIds(definition), json);
        if (checked.ok) expect(validateAnswers(definition, phaseIds(definition), checked.answers)).toEqual(checked);
        else expect(checked.problems.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  }, 60_000);

  it("within a definition is told, and never a crash", () => {
    const places = ["headlines", "prediction", "scores", "charts", "topOfDay"] as const;
    const ids = fc.constantFrom("f0", "f1", "f2", "nowhere", "constructor", "__proto__");
    const derived = fc.record(
      {
        headlines: fc.array(ids, { maxLength: 4 }),
        prediction: fc.record({ statement: ids, likelihoodBefore: ids, outcome: ids }),
        scores: fc.array(fc.record({ id: ids, name: fc.constant("x"), fields: fc.array(ids, { maxLength: 3 }) }), { maxLength: 2 }),
        charts: fc.array(fc.record({ id: ids, title: fc.constant("x"), fields: fc.array(ids, { maxLength: 3 }) }), { maxLength: 2 }),
        topOfDay: fc.record({ when: fc.record({ field: ids, isAnswered: fc.boolean() }), says: fc.constant("x") }),
      },
      { requiredKeys: [] },
    );
    const mangled = fc.tuple(arbitraryDefinition(), derived, fc.constantFrom(...places), fc.jsonValue(), fc.boolean());
    fc.assert(
      fc.property(mangled, ([definition, more, place, json, replaces]) => {
        const parsed = exerciseDefinitionSchema.safeParse({ ...definition, ...more, ...(replaces ? { [place]: json } : {}) });
        if (parsed.success) expect(Array.isArray(definitionProblems(parsed.data))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  }, 60_000);

  it("can't name a question like something that every object has", () => {
    for (const id of ["constructor", "toString", "valueOf", "hasOwnProperty"]) {
      const [first, ...rest] = exposureRecord.phases;
      const [field, ...fields] = first?.sections[0]?.fields ?? [];
      const phases = [{ ...first, sections: [{ fields: [{ ...field, id }, ...fields] }] }, ...rest];
      const definition = exerciseDefinitionSchema.parse({ ...exposureRecord, prediction: undefined, headlines: [], phases });
      expect(definitionProblems(definition)).toContainEqual({ at: id, problem: "idTwice" });
    }
  });
});
