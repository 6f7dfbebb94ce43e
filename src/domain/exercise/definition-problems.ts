import { outcomeSchema } from "../prediction/outcome";
import type { ExerciseDefinition } from "./definition";
import { phaseIdSchema } from "./definition";
import type { Field, FieldKind, ItemField } from "./field";
import { allFields, fieldsOf, findField } from "./fields-of";
import { highestOf } from "./highest";
import { fieldsOfCondition } from "./holds";

/** What a definition says against itself, beyond its schema. `at`: the id of the field, score or chart, or "" for the whole. */
export type DefinitionProblem = {
  at: string;
  problem:
    | "idTwice" // two fields, scores or charts of one id, or a field called like one of the envelope
    | "phaseOrder" // phases out of their order, or one twice
    | "optionsMissing"
    | "optionsUnasked"
    | "optionTwice"
    | "scoresMissing" // an ordered choice without a score on each option, or scores that do not ascend or descend
    | "endsMissing" // a 0–100 or 0–10 scale that does not say what its ends mean
    | "kindDetailMissing" // a reference without its target, a list without its item
    | "kindDetailUnasked" // a detail that this kind has no use for
    | "dependsOnLater" // a condition or comparison on a field that does not come before
    | "dependsOnUnknown" // … that is not there, or on an option that is not there
    | "comparedKind" // compared with a field of another kind
    | "roleKind" // a role of the prediction has a field of the wrong kind, or none
    | "roleBeforeLock" // predicted after the lock, or the outcome before it
    | "outcomeOptions" // the outcome does not offer the five outcomes
    | "headlineKind" // a headline that is no text
    | "scoreField" // a score over something without a number
    | "bandOrder"
    | "chartField" // a chart over something without a number, or over two scales
    | "beliefField" // a belief that stands nowhere, or is asked after in something else than percent
    | "nothingStarred" // no phase before a later day asks anything that is needed
    | "laterDayLocks" // a later day's phase before one of the same sitting
    | "itemBounds"; // a list that asks for more than it allows
};

/** Names that stand among a record's rows besides the fields of its definition, and those that every object has. */
const RESERVED = ["pace", "exhaustion", ...Object.getOwnPropertyNames(Object.prototype)];
const WORD_KINDS: readonly FieldKind[] = ["shortText", "longText", "reference", "multiChoice", "choice", "groupList"];
const BELIEF_KINDS: readonly FieldKind[] = ["reference", "shortText", "longText"];
const KIND_OF_ROLE: Record<string, readonly FieldKind[]> = {
  statement: ["shortText", "longText"],
  howWillIKnow: ["shortText", "longText"],
  decideBy: ["decideBy"],
  likelihoodBefore: ["percent"],
  outcome: ["choice"],
  degree: ["degree"],
  likelihoodAgain: ["percent"],
  likelihoodLater: ["percent"],
};
const ROLES_BEFORE_LOCK = ["statement", "howWillIKnow", "decideBy", "likelihoodBefore"];

/** Everything that a definition says against itself; none: it can be published. Order: as a reader meets it. */
export function definitionProblems(definition: ExerciseDefinition): DefinitionProblem[] {
  return [
    ...phaseProblems(definition),
    ...idProblems(definition),
    ...allFields(definition).flatMap((field) => [...kindProblems(field), ...(field.item?.fields ?? []).flatMap(kindProblems)]),
    ...itemProblems(definition),
    ...orderProblems(definition),
    ...predictionProblems(definition),
    ...linkProblems(definition),
    ...derivedProblems(definition),
  ];
}

function phaseProblems({ phases }: ExerciseDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const order = phases.map(({ id }) => phaseIdSchema.options.indexOf(id));
  if (order.some((place, index) => index > 0 && place <= (order[index - 1] ?? -1))) problems.push({ at: "", problem: "phaseOrder" });
  const firstLater = phases.findIndex((phase) => phase.onLaterDay);
  if (firstLater >= 0 && phases.slice(firstLater).some((phase) => !phase.onLaterDay)) problems.push({ at: "", problem: "laterDayLocks" });
  const sitting = phases.filter((phase) => !phase.onLaterDay);
  if (!sitting.some((phase) => fieldsOf(phase).some((field) => field.starred))) problems.push({ at: "", problem: "nothingStarred" });
  return problems;
}

function idProblems(definition: ExerciseDefinition): DefinitionProblem[] {
  const lists = [
    [...RESERVED, ...allFields(definition).map(({ id }) => id)],
    definition.scores.map(({ id }) => id),
    definition.charts.map(({ id }) => id),
    ...allFields(definition).map((field) => [...RESERVED, ...(field.item?.fields ?? []).map(({ id }) => id)]),
  ];
  return lists.flatMap((ids) => ids.filter((id, index) => ids.indexOf(id) !== index).map((at) => ({ at, problem: "idTwice" as const })));
}

function kindProblems(field: Field | ItemField): DefinitionProblem[] {
  const { id: at, kind, options } = field;
  const problems: DefinitionProblem["problem"][] = [];
  const isChoice = kind === "choice" || kind === "orderedChoice" || kind === "multiChoice";
  if (isChoice && !options) problems.push("optionsMissing");
  if (!isChoice && (options || field.ownEntry)) problems.push("optionsUnasked");
  if (options && new Set(options.map(({ value }) => value)).size !== options.length) problems.push("optionTwice");
  if (kind === "orderedChoice" && options && !areScored(options.map(({ score }) => score))) problems.push("scoresMissing");
  if (kind !== "orderedChoice" && options?.some(({ score }) => score !== undefined)) problems.push("kindDetailUnasked");
  if (kind === "orderedChoice" && field.ownEntry) problems.push("kindDetailUnasked");
  if (["suds", "degree", "percent", "rating10"].includes(kind) && !field.ends) problems.push("endsMissing");
  if (field.highest !== undefined && kind !== "count") problems.push("kindDetailUnasked");
  if (field.offeredDays && kind !== "date" && kind !== "decideBy") problems.push("kindDetailUnasked");
  if ("refersTo" in field && (kind === "reference") !== (field.refersTo !== undefined)) {
    problems.push(kind === "reference" ? "kindDetailMissing" : "kindDetailUnasked");
  } else if (kind === "reference" && !("refersTo" in field)) problems.push("kindDetailMissing");
  if ((kind === "groupList") !== ("item" in field && field.item !== undefined)) {
    problems.push(kind === "groupList" ? "kindDetailMissing" : "kindDetailUnasked");
  }
  return problems.map((problem) => ({ at, problem }));
}

/** Every option has points, and they go one way: up or down, never back. */
function areScored(scores: readonly (number | undefined)[]): boolean {
  if (!scores.every((score) => score !== undefined)) return false;
  const steps = scores.slice(1).map((score, index) => (score ?? 0) - (scores[index] ?? 0));
  return steps.every((step) => step > 0) || steps.every((step) => step < 0);
}

function itemProblems(definition: ExerciseDefinition): DefinitionProblem[] {
  return allFields(definition).flatMap((field) => {
    if (!field.item) return [];
    const problems: DefinitionProblem[] = [];
    if (field.item.atLeast > field.item.atMost) problems.push({ at: field.id, problem: "itemBounds" });
    for (const [index, item] of field.item.fields.entries()) {
      problems.push(...dependencyProblems(item, field.item.fields.slice(0, index), field.item.fields));
    }
    return problems;
  });
}

function orderProblems(definition: ExerciseDefinition): DefinitionProblem[] {
  const fields = allFields(definition);
  const problems = fields.flatMap((field, index) => dependencyProblems(field, fields.slice(0, index), fields));
  for (const [index, field] of fields.entries()) {
    if (field.plannedBy === undefined) continue;
    const planned = fields.slice(0, index).find(({ id }) => id === field.plannedBy);
    if (field.kind !== "timer") problems.push({ at: field.id, problem: "kindDetailUnasked" });
    else if (planned?.kind !== "durationMinutes") problems.push({ at: field.id, problem: planned ? "comparedKind" : "dependsOnUnknown" });
  }
  if (definition.topOfDay) {
    for (const id of fieldsOfCondition(definition.topOfDay.when)) {
      if (!findField(definition, id)) problems.push({ at: id, problem: "dependsOnUnknown" });
    }
  }
  return problems;
}

function dependencyProblems(field: Field | ItemField, earlier: readonly (Field | ItemField)[], all: readonly (Field | ItemField)[]) {
  const problems: DefinitionProblem[] = [];
  const look = (id: string): Field | ItemField | null => {
    const found = earlier.find((one) => one.id === id);
    if (!found) problems.push({ at: field.id, problem: all.some((one) => one.id === id) ? "dependsOnLater" : "dependsOnUnknown" });
    return found ?? null;
  };
  if (field.comparedWith !== undefined) {
    const other = look(field.comparedWith);
    if (other && (other.kind !== field.kind || highestOf(other) === null)) problems.push({ at: field.id, problem: "comparedKind" });
  }
  if (!field.shownWhen) return problems;
  for (const id of fieldsOfCondition(field.shownWhen)) look(id);
  const simple = "all" in field.shownWhen ? field.shownWhen.all : "any" in field.shownWhen ? field.shownWhen.any : [field.shownWhen];
  for (const condition of simple) {
    const other = earlier.find((one) => one.id === condition.field);
    if (!other) continue;
    const known = other.options?.map(({ value }) => value) ?? [];
    if ("isOneOf" in condition && !condition.isOneOf.every((value) => known.includes(value))) {
      problems.push({ at: field.id, problem: "dependsOnUnknown" });
    }
    if (("atLeast" in condition || "atMost" in condition) && highestOf(other) === null)
      problems.push({ at: field.id, problem: "comparedKind" });
  }
  return problems;
}

function predictionProblems(definition: ExerciseDefinition): DefinitionProblem[] {
  if (!definition.prediction) return [];
  const problems: DefinitionProblem[] = [];
  const lock = definition.phases.findIndex((phase) => phase.locksEarlier);
  for (const [role, id] of Object.entries(definition.prediction)) {
    const field = findField(definition, id);
    if (!field || !KIND_OF_ROLE[role]?.includes(field.kind)) problems.push({ at: id, problem: "roleKind" });
    const phase = definition.phases.findIndex((one) => fieldsOf(one).some((each) => each.id === id));
    if (field && ROLES_BEFORE_LOCK.includes(role) !== phase < lock) problems.push({ at: id, problem: "roleBeforeLock" });
    if (role === "outcome" && field && field.options?.map(({ value }) => value).join() !== outcomeSchema.options.join()) {
      problems.push({ at: id, problem: "outcomeOptions" });
    }
  }
  return problems;
}

/** What makes a link is asked in the entries of one list; its day is an ordinary one, because a link may go without. */
const KIND_OF_LINK_ROLE: Record<string, FieldKind> = {
  statement: "shortText",
  likelihoodBefore: "percent",
  howWillIKnow: "shortText",
  decideBy: "date",
};

function linkProblems({ linkPredictions, phases }: ExerciseDefinition): DefinitionProblem[] {
  if (!linkPredictions) return [];
  const { list, ...roles } = linkPredictions;
  const item = findField({ phases }, list)?.item;
  if (!item) return [{ at: list, problem: "roleKind" }];
  return Object.entries(roles).flatMap(([role, id]) =>
    item.fields.find((field) => field.id === id)?.kind === KIND_OF_LINK_ROLE[role] ? [] : [{ at: list, problem: "roleKind" as const }],
  );
}

function derivedProblems(definition: ExerciseDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  for (const id of definition.headlines) {
    const kind = findField(definition, id)?.kind;
    if (!kind || !WORD_KINDS.includes(kind)) problems.push({ at: id, problem: "headlineKind" });
  }
  const hasNumber = (id: string) => {
    const field = findField(definition, id);
    return field !== undefined && (field.kind === "orderedChoice" || highestOf(field) !== null);
  };
  for (const score of definition.scores) {
    if (!score.fields.every(hasNumber)) problems.push({ at: score.id, problem: "scoreField" });
    if (score.bands.some((band, index) => index > 0 && band.from <= (score.bands[index - 1]?.from ?? -1))) {
      problems.push({ at: score.id, problem: "bandOrder" });
    }
  }
  for (const chart of definition.charts) {
    const scales = chart.fields.map((id) => {
      const field = findField(definition, id);
      return field ? highestOf(field) : null;
    });
    if (scales.some((scale) => scale === null) || new Set(scales).size > 1) problems.push({ at: chart.id, problem: "chartField" });
  }
  for (const { belief, asked } of definition.beliefs ?? []) {
    const kind = belief === undefined ? "reference" : findField(definition, belief)?.kind;
    if (!kind || !BELIEF_KINDS.includes(kind)) problems.push({ at: belief ?? "", problem: "beliefField" });
    for (const id of asked) if (findField(definition, id)?.kind !== "percent") problems.push({ at: id, problem: "beliefField" });
  }
  return problems;
}
