import fc from "fast-check";
import type { Answer, Answers } from "./answer";
import type { ExerciseDefinition, Field, PhaseId } from "./definition";

// For tests only: what a person could have answered.

const words = (longest: number) =>
  fc.string({ minLength: 1, maxLength: longest, unit: "grapheme" }).filter((text) => text.trim() !== "" && text.length <= longest);
const degree = fc.integer({ min: 0, max: 100 });
const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A valid answer to one field. */
export function arbitraryAnswer(field: Field): fc.Arbitrary<Answer> {
  switch (field.kind) {
    case "shortText":
      return words(280);
    case "longText":
      return words(4000);
    case "suds":
    case "degree":
    case "percent":
      return degree;
    case "rating10":
      return fc.integer({ min: 0, max: 10 });
    case "durationMinutes":
      return fc.integer({ min: 0, max: 600 });
    case "choice":
      return fc.constantFrom(...(field.options ?? []).map((option) => option.value));
    case "date":
      return day;
    case "behaviourList":
      return fc.array(fc.record({ behaviour: words(280), plan: fc.constantFrom("drop" as const, "reduce" as const, "keep" as const) }), {
        minLength: 1,
        maxLength: 5,
      });
    case "usedBehaviourList":
      return fc.array(fc.record({ behaviour: words(280), degree: fc.option(degree, { nil: null }) }), { minLength: 1, maxLength: 5 });
  }
}

/** Valid answers to some fields of these phases; the others were skipped. */
export function arbitraryAnswers(definition: ExerciseDefinition, phaseIds: readonly PhaseId[]): fc.Arbitrary<Answers> {
  const fields = definition.phases.filter(({ id }) => phaseIds.includes(id)).flatMap((phase) => phase.fields);
  const entries = fields.map((field) => arbitraryAnswer(field).map((answer) => [field.id, answer] as const));
  return fc
    .tuple(...entries)
    .chain((all) => fc.subarray(all))
    .map((some) => Object.fromEntries(some));
}
