import { describe, expect, it } from "vitest";
import { outcomeSchema } from "../prediction/outcome";
import { exerciseDefinitionSchema, type FieldKind, phaseIdSchema } from "./definition";
import { allDefinitions, findDefinition } from "./registry";

/** The kind each part of a prediction must have, for the arithmetic and the charts to read it. */
const KIND_OF_ROLE: Record<string, FieldKind> = {
  statement: "shortText",
  howWillIKnow: "shortText",
  decideBy: "date",
  likelihoodBefore: "percent",
  outcome: "choice",
  degree: "degree",
  likelihoodAgain: "percent",
  likelihoodLater: "percent",
};

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
    const fields = definition.phases.flatMap((phase) => phase.fields);
    const byId = new Map(fields.map((field) => [field.id, field]));

    it("passes its schema unchanged, also on the way through JSON", () => {
      expect(exerciseDefinitionSchema.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    });

    it("names every field once in all its phases", () => {
      expect(byId.size).toBe(fields.length);
      expect(fields.map((field) => field.id)).not.toContain("pace");
    });

    it("keeps its phases in the order they are lived, each once", () => {
      const order = definition.phases.map((phase) => phaseIdSchema.options.indexOf(phase.id));
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    });

    it("gives each role of its prediction a field of the right kind", () => {
      for (const [role, id] of Object.entries(definition.prediction ?? {}))
        expect([role, byId.get(id)?.kind]).toEqual([role, KIND_OF_ROLE[role]]);
    });

    it("writes the prediction in phases that a later one locks, and the outcome after the lock", () => {
      if (!definition.prediction) return;
      const { statement, howWillIKnow, decideBy, likelihoodBefore, outcome, degree, likelihoodAgain, likelihoodLater } =
        definition.prediction;
      const lock = definition.phases.findIndex((phase) => phase.locksEarlier);
      const phaseOf = (id: string) => definition.phases.findIndex((phase) => phase.fields.some((field) => field.id === id));
      for (const id of [statement, howWillIKnow, decideBy, likelihoodBefore]) expect(phaseOf(id)).toBeLessThan(lock);
      for (const id of [outcome, degree, likelihoodAgain, likelihoodLater]) expect(phaseOf(id)).toBeGreaterThanOrEqual(lock);
    });

    it("offers every outcome by the names the domain uses", () => {
      const outcome = definition.prediction && byId.get(definition.prediction.outcome);
      if (outcome) expect(outcome.options?.map((option) => option.value)).toEqual(outcomeSchema.options);
    });

    it("gives options to choices and to nothing else, each once", () => {
      for (const field of fields) {
        const values = field.options?.map((option) => option.value);
        expect(values !== undefined).toBe(field.kind === "choice");
        if (values) expect([new Set(values).size, values.length > 1]).toEqual([values.length, true]);
      }
    });

    it("says what the ends of each 0–100 scale mean", () => {
      for (const field of fields) {
        if (["suds", "degree", "percent"].includes(field.kind)) expect([field.id, field.ends]).not.toEqual([field.id, undefined]);
      }
    });

    it("depends only on fields that come before, and on answers that exist", () => {
      for (const [index, field] of fields.entries()) {
        const earlier = new Set(fields.slice(0, index).map(({ id }) => id));
        if (field.comparedWith) {
          expect(earlier).toContain(field.comparedWith);
          expect(byId.get(field.comparedWith)?.kind).toBe(field.kind);
        }
        if (!field.shownWhen) continue;
        expect(earlier).toContain(field.shownWhen.field);
        const options = byId.get(field.shownWhen.field)?.options?.map((option) => option.value);
        for (const value of field.shownWhen.isOneOf) expect(options).toContain(value);
      }
    });

    it("pre-fills no number and needs nothing of a later day to be done", () => {
      for (const field of fields) expect(field).not.toHaveProperty("default");
      for (const phase of definition.phases) if (phase.id === "followUp") expect(phase.onLaterDay).toBe(true);
    });
  },
);
