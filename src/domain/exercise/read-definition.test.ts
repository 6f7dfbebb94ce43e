import fc from "fast-check";
import { describe, expect, it } from "vitest";
import messages from "../../../messages/en.json";
import { exposureRecord } from "./catalog/exposure-record";
import { FILE_PROBLEMS, readExerciseFile, writeExerciseFile } from "./exercise-file";
import { jsonProblem } from "./plain-json";
import { readDefinition, SHAPE_PROBLEMS } from "./read-definition";
import { allDefinitions } from "./registry";

const NAMING = { id: "own-copy", version: 3 };
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe("readDefinition", () => {
  it("reads every built-in exercise under another name, from itself and from its file", () => {
    for (const definition of allDefinitions()) {
      const read = { ok: true, definition: { ...definition, ...NAMING } };
      expect(readDefinition(definition, NAMING)).toEqual(read);
      expect(readExerciseFile(writeExerciseFile(definition), NAMING)).toEqual(read);
    }
  });

  it.each([
    [{ ...exposureRecord, aboutMinutes: 0 }, "tooLow", "aboutMinutes"],
    [{ ...exposureRecord, aboutMinutes: 9999 }, "tooHigh", "aboutMinutes"],
    [{ ...exposureRecord, title: undefined }, "missing", "title"],
    [{ ...exposureRecord, title: "x".repeat(121) }, "tooLong", "title"],
    [{ ...exposureRecord, phases: [] }, "tooShort", "phases"],
    [{ ...exposureRecord, category: "winning" }, "notAllowed", "category"],
    [{ ...exposureRecord, charts: [{ id: "A b", title: "x", fields: ["peakSuds"] }] }, "badId", "charts.0.id"],
    [[], "wrongKind", ""],
    [null, "wrongKind", ""],
    [nested(200), "tooDeep", ""],
  ])("says what is wrong and where (%#)", (value, problem, path) => {
    const read = readDefinition(value, NAMING);
    expect(read.ok ? [] : read.findings).toContainEqual(expect.objectContaining({ problem, path }));
  });

  it("names the question that it is in", () => {
    const [first, ...rest] = exposureRecord.phases;
    const fields = first?.sections[0]?.fields.map((field, index) => (index === 1 ? { ...field, name: "" } : field));
    const read = readDefinition({ ...exposureRecord, phases: [{ ...first, sections: [{ fields }] }, ...rest] }, NAMING);
    expect(read).toMatchObject({ ok: false, findings: [{ at: fields?.[1]?.id, path: "phases.0.sections.0.fields.1.name" }] });
  });

  it("never throws, whatever it is given, and keeps no more than can be read", () => {
    const json = fc.jsonValue({ maxDepth: 8 });
    const mangled = fc
      .tuple(fc.constantFrom(...Object.keys(exposureRecord)), json)
      .map(([key, value]) => ({ ...exposureRecord, [key]: value }));
    fc.assert(
      fc.property(fc.oneof(json, mangled), (value) => {
        const read = readDefinition(value, NAMING);
        if (!read.ok) expect(read.findings.length).toBeGreaterThan(0);
        if (!read.ok) expect(read.findings.length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("readExerciseFile", () => {
  it("never throws, whatever the file holds", () => {
    const whole = writeExerciseFile(exposureRecord);
    const cut = fc.tuple(fc.nat({ max: whole.length }), fc.string()).map(([at, text]) => whole.slice(0, at) + text + whole.slice(at + 5));
    fc.assert(
      fc.property(fc.oneof(fc.string(), cut), (text) => {
        const read = readExerciseFile(text, NAMING);
        if (!read.ok) expect(read.findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it("is not put off by a mark at its beginning, nor led by names that objects have", () => {
    expect(readExerciseFile(`\uFEFF${writeExerciseFile(exposureRecord)}`, NAMING).ok).toBe(true);
    const polluting = writeExerciseFile(exposureRecord).replace('"schemaVersion"', '"__proto__": {"polluted": true}, "schemaVersion"');
    readExerciseFile(polluting, NAMING);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("jsonProblem", () => {
  it.each([
    [{ a: ["text", 1, null, true, { b: "🙂" }] }, null],
    [nested(20), null],
    [nested(21), "tooDeep"],
    [{ a: "\0" }, "unreadableText"],
    [{ "\ud800": 1 }, "unreadableText"],
    [Array.from({ length: 20_001 }, () => 1), "tooLarge"],
    ["x".repeat(300_001), "tooLarge"],
  ])("%#", (json, problem) => {
    expect(jsonProblem(json)).toBe(problem);
  });

  it("looks at a hundred thousand levels without running out of stack", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(jsonProblem(deep)).toBe("tooDeep");
  });
});

describe("the words for what is wrong", () => {
  it("are there for the shape and the file", () => {
    const words: Record<string, string> = messages.library.problem;
    const json = ["tooLarge", "tooDeep", "unreadableText"];
    expect([...SHAPE_PROBLEMS, ...FILE_PROBLEMS, ...json].filter((problem) => !words[problem])).toEqual([]);
  });
});
