import fc from "fast-check";
import type { Condition } from "./condition";
import { type ExerciseDefinition, type ExerciseDefinitionInput, exerciseDefinitionSchema, type PhaseId, phaseIdSchema } from "./definition";
import { type Field, fieldKindSchema, type ItemField, itemFieldKindSchema } from "./field";
import { allFields } from "./fields-of";
import { highestOf } from "./highest";

// For tests only: exercises that a therapist could have made.

const words = (longest: number) =>
  fc
    .string({ minLength: 1, maxLength: Math.min(longest, 40), unit: "grapheme" })
    .map((text) => text.trim().slice(0, longest).trim())
    .filter((text) => text !== "" && !/\p{Surrogate}|\0/u.test(text));

/** What one question is made from; what does not fit its kind is left out when it is built. */
const seed = fc.record({
  kind: fc.constantFrom(...fieldKindSchema.options),
  itemKinds: fc.array(fc.constantFrom(...itemFieldKindSchema.options), { minLength: 1, maxLength: 4 }),
  question: words(600),
  name: words(120),
  starred: fc.boolean(),
  pinned: fc.boolean(),
  ownEntry: fc.boolean(),
  many: fc.boolean(),
  options: fc.integer({ min: 2, max: 6 }),
  highest: fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: undefined }),
  refersTo: fc.constantFrom("value", "belief", "behaviour", "sign", "phrase", "step", "record"),
  /** How many questions back the one stands that it hangs on; 0: it hangs on none. */
  hangsOn: fc.nat({ max: 4 }),
  how: fc.nat({ max: 100 }),
});
type Seed = typeof seed extends fc.Arbitrary<infer S> ? S : never;

const shape = fc.record({
  title: words(120),
  summary: words(400),
  guidance: fc.option(words(400), { nil: undefined }),
  phases: fc.subarray(phaseIdSchema.options, { minLength: 1 }),
  lockAt: fc.nat({ max: 5 }),
  laterDays: fc.nat({ max: 2 }),
  sections: fc.array(fc.array(seed, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
});

/** A definition that says nothing against itself: every kind of question, conditions, locks, later days, headlines, scores, charts. */
export function arbitraryDefinition(): fc.Arbitrary<ExerciseDefinition> {
  return shape.map((made) => {
    const built: Field[] = [];
    const sections = made.sections.map((seeds) => ({
      title: null,
      fields: seeds.map((one) => {
        // The first question is needed: an exercise that needs nothing can't be published.
        const field = buildField(built.length > 0 ? one : { ...one, kind: "longText", starred: true }, built);
        built.push(field);
        return field;
      }),
    }));
    const phases = phasesOf(made.phases, made.lockAt, made.laterDays, sections);
    return exerciseDefinitionSchema.parse({
      schemaVersion: 1,
      id: "own-made",
      version: 1,
      title: made.title,
      summary: made.summary,
      category: "noticing",
      aboutMinutes: 5,
      therapistGuidance: made.guidance,
      phases,
      ...derivedOf(phases),
    });
  });
}

function buildField(one: Seed, earlier: readonly Field[]): Field {
  const id = `f${earlier.length}`;
  const item = {
    name: one.name.slice(0, 60).trim() || "Entry",
    fields: one.itemKinds.map((kind, index) => ({ ...ofKind({ ...one, kind }), id: `g${index}` }) as ItemField),
    atLeast: 1,
    atMost: 5,
  };
  const base = { ...ofKind(one), id, ...hanging(one, earlier) };
  if (one.kind === "reference") return { ...base, refersTo: one.refersTo as Field["refersTo"], many: one.many };
  return one.kind === "groupList" ? { ...base, item } : base;
}

function ofKind(one: Seed): Field {
  const { kind, question, name, starred, pinned } = one;
  const options = Array.from({ length: one.options }, (_, index) => ({ value: `o${index}`, label: `Answer ${index}` }));
  const base: Field = { id: "f", kind, question, name, starred: starred && kind !== "note", pinned };
  switch (kind) {
    case "choice":
    case "multiChoice":
      return { ...base, options, ownEntry: one.ownEntry };
    case "orderedChoice":
      return { ...base, options: options.map((option, score) => ({ ...option, score })) };
    case "suds":
    case "degree":
    case "percent":
    case "rating10":
      return { ...base, ends: { low: "none", high: "all" } };
    case "count":
      return one.highest === undefined ? base : { ...base, highest: one.highest };
    default:
      return base;
  }
}

/** A condition on an earlier question, where there is one that can bear it. */
function hanging(one: Seed, earlier: readonly Field[]): { shownWhen?: Condition } {
  const on = one.hangsOn === 0 ? undefined : earlier.at(-one.hangsOn);
  if (!on || on.kind === "note") return {};
  if (on.options) return { shownWhen: { field: on.id, isOneOf: [on.options[one.how % on.options.length]?.value ?? "o0"] } };
  if (highestOf(on) !== null) return { shownWhen: one.how % 2 ? { field: on.id, atLeast: one.how } : { field: on.id, atMost: one.how } };
  const answered = { field: on.id, isAnswered: one.how % 3 !== 0 };
  return { shownWhen: one.how % 2 ? { any: [answered] } : answered };
}

type Sections = { title: null; fields: Field[] }[];

/** Sections dealt out to phases in order; the last phases on later days, one of the others perhaps with a lock. */
function phasesOf(ids: readonly PhaseId[], lockAt: number, laterDays: number, sections: Sections) {
  const count = Math.min(ids.length, sections.length);
  const perPhase = Math.ceil(sections.length / count);
  const kept = ids.slice(0, Math.ceil(sections.length / perPhase));
  const later = Math.min(laterDays, kept.length - 1);
  return kept.map((id, index) => ({
    id,
    title: `Part ${index + 1}`,
    locksEarlier: index > 0 && index === lockAt && index < kept.length - later,
    onLaterDay: index >= kept.length - later,
    sections: sections.slice(index * perPhase, (index + 1) * perPhase),
  }));
}

function derivedOf(phases: ReturnType<typeof phasesOf>): Pick<ExerciseDefinitionInput, "headlines" | "scores" | "charts" | "topOfDay"> {
  const fields = allFields({ phases });
  const ofWords = fields.filter(({ kind }) => ["shortText", "longText", "choice", "multiChoice", "reference", "groupList"].includes(kind));
  const scored = fields.filter(({ kind }) => kind === "orderedChoice").map(({ id }) => id);
  const percent = fields.filter((field) => highestOf(field) === 100).map(({ id }) => id);
  const chosen = fields.find((field) => field.options)?.id;
  return {
    headlines: ofWords.slice(0, 6).map(({ id }) => id),
    ...(scored.length > 0
      ? {
          scores: [
            {
              id: "sum",
              name: "Sum",
              fields: scored,
              bands: [
                { from: 0, label: "low" },
                { from: 3, label: "more" },
              ],
            },
          ],
        }
      : {}),
    ...(percent.length > 0 ? { charts: [{ id: "line", title: "Line", fields: percent.slice(0, 4) }] } : {}),
    ...(chosen ? { topOfDay: { when: { field: chosen, isOneOf: ["o1"] }, says: "It was said" } } : {}),
  };
}
