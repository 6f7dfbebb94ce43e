import { describe, expect, it } from "vitest";
import { exerciseDefinitionSchema } from "./definition";
import { definitionProblems } from "./definition-problems";
import { allFields } from "./fields-of";
import { allDefinitions, findDefinition } from "./registry";

describe("findDefinition", () => {
  it("finds each by id and version, and nothing else", () => {
    for (const definition of allDefinitions()) {
      expect(findDefinition(definition.id, definition.version)).toBe(definition);
      expect(findDefinition(definition.id, definition.version + 1000)).toBeNull();
    }
    expect(findDefinition("no-such-exercise", 1)).toBeNull();
    expect(findDefinition("toString", 1)).toBeNull();
  });

  it("has no two of one id and version", () => {
    const names = allDefinitions().map(({ id, version }) => `${id}@${version}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe.each(allDefinitions().map((definition) => [`${definition.id} ${definition.version}`, definition] as const))(
  "%s",
  (_, definition) => {
    it("passes its schema unchanged, also on the way through JSON", () => {
      expect(exerciseDefinitionSchema.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    });

    it("says nothing against itself", () => {
      expect(definitionProblems(definition)).toEqual([]);
    });

    it("pre-fills no number", () => {
      for (const field of allFields(definition)) expect(field).not.toHaveProperty("default");
    });
  },
);
