import type { ExerciseDefinition, PhaseId } from "./definition";
import type { Field, FieldKind, Option } from "./field";
import { allFields } from "./fields-of";
import { fieldsOfCondition } from "./holds";

// Reaches the browser: types only from the Zod files. Every function gives a new definition and leaves the one it got as it was.

/** An exercise as it is being written: of the right shape, but words may be empty and its sense is not looked at yet. */
export type DraftDefinition = ExerciseDefinition;

/** Where a field stands: number of its phase, of the section in it, and of the field in that; each from 0. */
export type FieldPlace = { phase: number; section: number; field: number };

export const PHASE_ORDER: readonly PhaseId[] = ["plan", "before", "after", "learning", "followUp"];

/** A new, empty exercise with one phase and one question. */
export function emptyDraft(phaseTitle: string): DraftDefinition {
  return {
    schemaVersion: 1,
    id: "own-draft",
    version: 1,
    title: "",
    summary: "",
    category: "noticing",
    aboutMinutes: 5,
    filledInBy: "client",
    phases: [
      {
        id: "before",
        title: phaseTitle,
        locksEarlier: false,
        onLaterDay: false,
        sections: [{ title: null, fields: [newField("question1")] }],
      },
    ],
    headlines: [],
    scores: [],
    charts: [],
  };
}

/** A new question of the plainest kind. */
export function newField(id: string): Field {
  return { id, kind: "shortText", question: "", name: "", starred: true, pinned: false };
}

/** An id that no field of the definition has: the given one, or it with a number. */
export function freshId(definition: Pick<DraftDefinition, "phases">, wanted: string): string {
  const taken = new Set(["pace", "exhaustion", ...allFields(definition).map(({ id }) => id)]);
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/\d+$/, "");
  for (let n = 1; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`;
}

/** Adds a question at the end of a section. */
export function addField(definition: DraftDefinition, phase: number, section: number): DraftDefinition {
  const field = newField(freshId(definition, "question1"));
  return withFields(definition, phase, section, (fields) => [...fields, field]);
}

/** Puts a changed question in the place of the one that stood there. */
export function replaceField(definition: DraftDefinition, place: FieldPlace, field: Field): DraftDefinition {
  return withFields(definition, place.phase, place.section, (fields) => fields.map((one, at) => (at === place.field ? field : one)));
}

/** Takes a question out. A section that is left without one goes too, unless it is the phase's last. */
export function removeField(definition: DraftDefinition, place: FieldPlace): DraftDefinition {
  const next = withFields(definition, place.phase, place.section, (fields) => fields.filter((_, at) => at !== place.field));
  return withPhase(next, place.phase, (phase) => ({
    ...phase,
    sections: phase.sections.length > 1 ? phase.sections.filter(({ fields }) => fields.length > 0) : phase.sections,
  }));
}

/** The same question once more, right behind it, under an id of its own. */
export function duplicateField(definition: DraftDefinition, place: FieldPlace): DraftDefinition {
  return withFields(definition, place.phase, place.section, (fields) =>
    fields.flatMap((one, at) => (at === place.field ? [one, { ...one, id: freshId(definition, one.id) }] : [one])),
  );
}

/**
 * Moves a question one place up or down; over the edge of its section it goes into the neighbouring one, and over the edge of
 * its phase into the neighbouring phase. At the very first or last place it stays.
 * @returns the definition, and where the question stands now
 */
export function moveField(definition: DraftDefinition, place: FieldPlace, by: -1 | 1): { definition: DraftDefinition; place: FieldPlace } {
  const field = definition.phases[place.phase]?.sections[place.section]?.fields[place.field];
  if (!field) return { definition, place };
  const length = definition.phases[place.phase]?.sections[place.section]?.fields.length ?? 0;
  const within = place.field + by;
  if (within >= 0 && within < length) {
    const to = { ...place, field: within };
    return { definition: insert(take(definition, place), to, field), place: to };
  }
  const sections = definition.phases.flatMap((phase, p) => phase.sections.map((_, s) => ({ phase: p, section: s })));
  const here = sections.findIndex((one) => one.phase === place.phase && one.section === place.section);
  const there = sections[here + by];
  // A section keeps its last question: an empty one asks nothing.
  if (!there || length === 1) return { definition, place };
  const to = { ...there, field: by === 1 ? 0 : (definition.phases[there.phase]?.sections[there.section]?.fields.length ?? 0) };
  return { definition: insert(take(definition, place), to, field), place: to };
}

/** Adds a section with one question at the end of a phase. */
export function addSection(definition: DraftDefinition, phase: number): DraftDefinition {
  const field = newField(freshId(definition, "question1"));
  return withPhase(definition, phase, (one) => ({ ...one, sections: [...one.sections, { title: null, fields: [field] }] }));
}

/** Adds a phase where it belongs in time; where it is there already nothing changes. */
export function addPhase(definition: DraftDefinition, id: PhaseId, title: string): DraftDefinition {
  if (definition.phases.some((phase) => phase.id === id)) return definition;
  const field = newField(freshId(definition, "question1"));
  const phase = { id, title, locksEarlier: false, onLaterDay: id === "followUp", sections: [{ title: null, fields: [field] }] };
  const phases = [...definition.phases, phase].sort((a, b) => PHASE_ORDER.indexOf(a.id) - PHASE_ORDER.indexOf(b.id));
  return { ...definition, phases };
}

/** Takes a phase out with all it asks; the last one stays. */
export function removePhase(definition: DraftDefinition, phase: number): DraftDefinition {
  return definition.phases.length === 1 ? definition : { ...definition, phases: definition.phases.filter((_, at) => at !== phase) };
}

/** Another kind for a question: what only the former kind has goes, what the new one needs is there to be filled in. */
export function withKind(field: Field, kind: FieldKind): Field {
  const { id, question, name, hint, starred, pinned, shownWhen } = field;
  const kept = { id, question, name, starred, pinned, kind, ...(hint === undefined ? {} : { hint }), ...(shownWhen ? { shownWhen } : {}) };
  switch (kind) {
    case "suds":
    case "degree":
    case "percent":
    case "rating10":
      return { ...kept, ends: field.ends ?? { low: "", high: "" } };
    case "choice":
    case "multiChoice":
      return { ...kept, options: (field.options ?? blankOptions()).map(({ score: _score, ...option }) => option) };
    case "orderedChoice":
      return { ...kept, options: (field.options ?? blankOptions()).map((option, score) => ({ ...option, score })) };
    case "date":
    case "decideBy":
      return { ...kept, offeredDays: field.offeredDays ?? [2, 7, 14] };
    case "reference":
      return { ...kept, refersTo: field.refersTo ?? "value" };
    case "groupList":
      return {
        ...kept,
        item: field.item ?? {
          name: "",
          atLeast: 1,
          atMost: 10,
          fields: [{ id: "text", kind: "shortText", question: "", name: "", starred: true, pinned: false }],
        },
      };
    case "note":
      return { ...kept, starred: false };
    default:
      return kept;
  }
}

function blankOptions(): Option[] {
  return [
    { value: "option1", label: "" },
    { value: "option2", label: "" },
  ];
}

function withPhase(
  definition: DraftDefinition,
  phase: number,
  change: (phase: DraftDefinition["phases"][number]) => DraftDefinition["phases"][number],
): DraftDefinition {
  return { ...definition, phases: definition.phases.map((one, at) => (at === phase ? change(one) : one)) };
}

function withFields(definition: DraftDefinition, phase: number, section: number, change: (fields: Field[]) => Field[]): DraftDefinition {
  return withPhase(definition, phase, (one) => ({
    ...one,
    sections: one.sections.map((each, at) => (at === section ? { ...each, fields: change(each.fields) } : each)),
  }));
}

function take(definition: DraftDefinition, place: FieldPlace): DraftDefinition {
  return withFields(definition, place.phase, place.section, (fields) => fields.filter((_, at) => at !== place.field));
}

function insert(definition: DraftDefinition, place: FieldPlace, field: Field): DraftDefinition {
  return withFields(definition, place.phase, place.section, (fields) => fields.toSpliced(place.field, 0, field));
}

const NAME_LENGTH = 120;
const HEADLINE_KINDS: readonly FieldKind[] = ["shortText", "longText", "reference", "multiChoice", "choice"];

/**
 * A draft with what can be told from the rest filled in: short names from questions, and a headline from the first question in
 * words. What was said about a question that is gone goes with it: its role in the prediction, its place in a score or chart.
 */
export function completed(draft: DraftDefinition): DraftDefinition {
  const phases = draft.phases.map((phase) => ({
    ...phase,
    sections: phase.sections.map((section) => ({ ...section, fields: section.fields.map(withName) })),
  }));
  const known = new Set(allFields(draft).map(({ id }) => id));
  const kept = draft.headlines.filter((id) => known.has(id));
  const first = allFields(draft).find(({ kind }) => HEADLINE_KINDS.includes(kind));
  const { prediction: _roles, linkPredictions: _links, topOfDay: _flag, beliefs: _beliefs, ...rest } = draft;
  return {
    ...rest,
    ...rolesLeft(draft, known),
    phases,
    headlines: kept.length > 0 || !first ? kept : [first.id],
    scores: draft.scores.filter(({ fields }) => fields.every((id) => known.has(id))),
    charts: draft.charts.map((chart) => ({ ...chart, fields: chart.fields.filter((id) => known.has(id)) })).filter(hasFields),
  };
}

const hasFields = ({ fields }: { fields: readonly string[] }) => fields.length > 0;

/** A prediction lives by its statement and its likelihood; everything else about it can be taken out. */
function rolesLeft(
  { prediction, linkPredictions, topOfDay, beliefs, phases }: DraftDefinition,
  known: ReadonlySet<string>,
): Pick<DraftDefinition, "prediction" | "linkPredictions" | "topOfDay" | "beliefs"> {
  const left: Pick<DraftDefinition, "prediction" | "linkPredictions" | "topOfDay" | "beliefs"> = {};
  if (prediction && known.has(prediction.statement) && known.has(prediction.likelihoodBefore)) {
    const roles = Object.entries(prediction).filter(([, id]) => known.has(id));
    left.prediction = { statement: prediction.statement, likelihoodBefore: prediction.likelihoodBefore, ...Object.fromEntries(roles) };
  }
  const entries = new Set(
    allFields({ phases })
      .find(({ id }) => id === linkPredictions?.list)
      ?.item?.fields.map(({ id }) => id),
  );
  if (linkPredictions && entries.has(linkPredictions.statement) && entries.has(linkPredictions.likelihoodBefore)) {
    const { list, statement, likelihoodBefore, ...others } = linkPredictions;
    const roles = Object.entries(others).filter(([, id]) => entries.has(id));
    left.linkPredictions = { list, statement, likelihoodBefore, ...Object.fromEntries(roles) };
  }
  if (topOfDay && fieldsOfCondition(topOfDay.when).every((id) => known.has(id))) left.topOfDay = topOfDay;
  const asked = (beliefs ?? [])
    .filter(({ belief }) => belief === undefined || known.has(belief))
    .map((one) => ({ ...one, asked: one.asked.filter((id) => known.has(id)) }))
    .filter((one) => one.asked.length > 0);
  if (asked.length > 0) left.beliefs = asked;
  return left;
}

function withName(field: Field): Field {
  const name = nameOf(field);
  if (!field.item) return { ...field, name };
  return { ...field, name, item: { ...field.item, fields: field.item.fields.map((one) => ({ ...one, name: nameOf(one) })) } };
}

function nameOf({ name, question }: Pick<Field, "name" | "question">): string {
  return name.trim() === "" ? question.trim().slice(0, NAME_LENGTH) : name;
}
