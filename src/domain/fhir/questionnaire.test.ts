import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { arbitraryDefinition } from "../exercise/arbitrary-definition";
import { toClientDefinition } from "../exercise/client-definition";
import type { ExerciseDefinition } from "../exercise/definition";
import { allFields } from "../exercise/fields-of";
import { allDefinitions } from "../exercise/registry";
import { type QuestionnaireItem, toQuestionnaire } from "./questionnaire";

const BASE = "https://foothold.example/fhir";
const of = (definition: ExerciseDefinition) => toQuestionnaire(toClientDefinition(definition), BASE);

/** The part of R4 that is used, by hand from the specification: types, cardinalities and the invariants que-0 to que-11. */
const extension = z.strictObject({
  url: z.url(),
  valueInteger: z.number().int().optional(),
  valueDecimal: z.number().optional(),
  valueExpression: z.strictObject({ language: z.literal("text/fhirpath"), expression: z.string().min(1) }).optional(),
});
const coding = z.strictObject({
  system: z.url(),
  code: z.string().regex(/^\S+( \S+)*$/),
  display: z.string().optional(),
  extension: z.array(extension).optional(),
});
const enableWhen = z.union([
  z.strictObject({ question: z.string(), operator: z.literal("="), answerCoding: coding }),
  z.strictObject({ question: z.string(), operator: z.enum([">=", "<="]), answerInteger: z.number().int() }),
  z.strictObject({ question: z.string(), operator: z.literal("exists"), answerBoolean: z.boolean() }),
]);
const item: z.ZodType<QuestionnaireItem> = z
  .strictObject({
    linkId: z.string().min(1),
    text: z.string().min(1).optional(),
    type: z.enum(["group", "display", "string", "text", "integer", "date", "choice", "open-choice"]),
    repeats: z.boolean().optional(),
    maxLength: z.number().int().positive().optional(),
    extension: z.array(extension).min(1).optional(),
    enableWhen: z.array(enableWhen).min(1).optional(),
    enableBehavior: z.enum(["all", "any"]).optional(),
    answerOption: z
      .array(z.strictObject({ valueCoding: coding }))
      .min(2)
      .optional(),
    item: z.lazy(() => z.array(item).min(1)).optional(),
  })
  .refine(({ type, item: inner }) => (type === "group") === (inner !== undefined), "que-1: groups hold items, nothing else does")
  .refine(({ type, repeats }) => type !== "display" || repeats === undefined, "que-6: a display does not repeat")
  .refine(({ type, answerOption }) => !answerOption || type === "choice" || type === "open-choice", "que-5: options belong to choices")
  .refine(({ type, maxLength }) => maxLength === undefined || type === "string" || type === "text", "que-10")
  .refine((one) => (one.enableWhen?.length ?? 0) < 2 || one.enableBehavior !== undefined, "que-12");
const questionnaire = z.strictObject({
  resourceType: z.literal("Questionnaire"),
  url: z.url(),
  version: z.string().min(1),
  name: z.string().regex(/^[A-Z]([A-Za-z0-9_]){0,254}$/),
  title: z.string().min(1),
  status: z.literal("active"),
  description: z.string(),
  subjectType: z.tuple([z.literal("Patient")]),
  item: z.array(item).min(1),
});

const flat = (items: readonly QuestionnaireItem[]): QuestionnaireItem[] => items.flatMap((one) => [one, ...flat(one.item ?? [])]);

function expectSound(definition: ExerciseDefinition): void {
  const made = of(definition);
  expect(questionnaire.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
  const items = flat(made.item);
  const ids = items.map(({ linkId }) => linkId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const field of allFields(definition)) {
    const found = items.find(({ linkId }) => linkId === field.id);
    expect(found?.text).toBe(field.question);
    expect(found?.answerOption?.map(({ valueCoding }) => valueCoding.code)).toEqual(field.options?.map(({ value }) => value));
    expect(Boolean(found?.enableWhen ?? found?.extension?.some(({ valueExpression }) => valueExpression))).toBe(
      field.shownWhen !== undefined,
    );
  }
  for (const [index, one] of items.entries())
    for (const { question } of one.enableWhen ?? []) expect(ids.slice(0, index)).toContain(question);
  expect(JSON.stringify(made)).not.toContain(definition.therapistGuidance ?? "therapistGuidance");
}

describe("an exercise as a FHIR Questionnaire", () => {
  it.each(allDefinitions().map((definition) => [definition.id, definition] as const))("%s", (_, definition) => {
    expectSound(definition);
  });

  it("is sound for any exercise that a therapist could make", () => {
    const withGuidance = arbitraryDefinition().map((definition) => ({
      ...definition,
      therapistGuidance: "for therapists only, and never sent",
    }));
    fc.assert(fc.property(withGuidance, expectSound), { numRuns: 1000 });
  }, 60_000);

  it("says what one list of comparisons can't say as an expression", () => {
    const [definition] = allDefinitions();
    if (!definition) throw new Error("no exercise");
    const options = ["a", "b", "c"].map((value) => ({ value, label: value }));
    const choice = { id: "which", kind: "choice" as const, question: "?", name: "Which", starred: true, pinned: false, options };
    const number = { id: "much", kind: "percent" as const, question: "?", name: "Much", starred: false, pinned: false };
    const all = [
      { field: "which", isOneOf: ["a", "b"] },
      { field: "much", atLeast: 50 },
    ];
    const last = { id: "why", kind: "shortText" as const, question: "?", name: "Why", starred: false, pinned: false, shownWhen: { all } };
    const phases = [
      {
        id: "after" as const,
        title: "x",
        locksEarlier: false,
        onLaterDay: false,
        sections: [{ title: null, fields: [choice, number, last] }],
      },
    ];
    const why = flat(of({ ...definition, phases }).item).find(({ linkId }) => linkId === "why");
    expect(why?.enableWhen).toBeUndefined();
    expect(why?.extension?.[0]?.valueExpression?.expression).toBe(
      "(%resource.descendants().where(linkId = 'which').answer.value.where(code = 'a' or code = 'b').exists()) and (%resource.descendants().where(linkId = 'much').answer.value >= 50)",
    );
  });
});
