import fc from "fast-check";
import type { Answer, Answers, Group } from "./answer";
import type { ExerciseDefinition, PhaseId } from "./definition";
import type { Field, ItemField } from "./field";
import { allFields } from "./fields-of";
import { highestOf } from "./highest";

// For tests only: what a person could have answered.

const words = (longest: number) =>
  fc.string({ minLength: 1, maxLength: longest, unit: "grapheme" }).filter((text) => text.trim() !== "" && text.length <= longest);
const degree = fc.integer({ min: 0, max: 100 });
const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A valid answer to one field. */
export function arbitraryAnswer(field: Field | ItemField): fc.Arbitrary<Answer> {
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
    case "count":
    case "timer":
      return fc.integer({ min: 0, max: highestOf(field) ?? 0 });
    case "choice":
    case "orderedChoice":
      return fc.constantFrom(...(field.options ?? []).map((option) => option.value));
    case "multiChoice":
      return fc.shuffledSubarray(
        (field.options ?? []).map((option) => option.value),
        { minLength: 1 },
      );
    case "date":
    case "decideBy":
      return day;
    case "reference":
      return fc.array(fc.record({ id: fc.option(fc.uuid(), { nil: null }), words: words(280) }), {
        minLength: 1,
        maxLength: "many" in field && field.many ? 5 : 1,
      });
    case "groupList":
      return fc.array(arbitraryGroup(("item" in field && field.item?.fields) || []), {
        minLength: 1,
        maxLength: Math.min(5, ("item" in field && field.item?.atMost) || 1),
      });
    case "note":
      throw new Error("a note is read, not answered");
    case "behaviourList":
      return fc.array(fc.record({ behaviour: words(280), plan: fc.constantFrom("drop" as const, "reduce" as const, "keep" as const) }), {
        minLength: 1,
        maxLength: 5,
      });
    case "usedBehaviourList":
      return fc.array(fc.record({ behaviour: words(280), degree: fc.option(degree, { nil: null }) }), { minLength: 1, maxLength: 5 });
  }
}

function arbitraryGroup(fields: readonly ItemField[]): fc.Arbitrary<Group> {
  return fc
    .tuple(...fields.map((field) => fc.option(arbitraryAnswer(field), { nil: null }).map((answer) => [field.id, answer] as const)))
    .map((entries) => entries.filter((entry): entry is [string, string | number] => entry[1] !== null))
    .filter((entries) => entries.length > 0)
    .map((entries) => Object.fromEntries(entries));
}

/** Valid answers to some fields of these phases; the others were skipped. */
export function arbitraryAnswers(definition: ExerciseDefinition, phaseIds: readonly PhaseId[]): fc.Arbitrary<Answers> {
  const fields = allFields(definition, phaseIds).filter(({ kind }) => kind !== "note");
  const entries = fields.map((field) => arbitraryAnswer(field).map((answer) => [field.id, answer] as const));
  return fc
    .tuple(...entries)
    .chain((all) => fc.subarray(all))
    .map((some) => Object.fromEntries(some));
}
