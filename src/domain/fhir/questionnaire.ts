import type { Condition, SimpleCondition } from "../exercise/condition";
import type { ClientDefinition, Phase } from "../exercise/definition";
import type { Field, ItemField } from "../exercise/field";
import { highestOf } from "../exercise/highest";
import { LONG_TEXT_LENGTH, SHORT_TEXT_LENGTH } from "../exercise/validate";

/** What of FHIR R4 an exercise needs: http://hl7.org/fhir/R4/questionnaire.html. */
export type Questionnaire = {
  resourceType: "Questionnaire";
  url: string;
  version: string;
  name: string;
  title: string;
  status: "active";
  description: string;
  subjectType: ["Patient"];
  item: QuestionnaireItem[];
};
export type QuestionnaireItem = {
  linkId: string;
  text?: string;
  type: "group" | "display" | "string" | "text" | "integer" | "date" | "choice" | "open-choice";
  required?: boolean;
  repeats?: boolean;
  maxLength?: number;
  extension?: Extension[];
  enableWhen?: EnableWhen[];
  enableBehavior?: "all" | "any";
  answerOption?: { valueCoding: Coding }[];
  item?: QuestionnaireItem[];
};
type Coding = { system: string; code: string; display?: string; extension?: Extension[] };
type Extension = { url: string; valueInteger?: number; valueDecimal?: number; valueExpression?: { language: string; expression: string } };
type EnableWhen = { question: string } & (
  | { operator: "="; answerCoding: Coding }
  | { operator: ">=" | "<="; answerInteger: number }
  | { operator: "exists"; answerBoolean: boolean }
);

const MIN_VALUE = "http://hl7.org/fhir/StructureDefinition/minValue";
const MAX_VALUE = "http://hl7.org/fhir/StructureDefinition/maxValue";
const ORDINAL_VALUE = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
const ENABLE_WHEN_EXPRESSION = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";

/**
 * An exercise as a FHIR R4 Questionnaire: phases and sections are groups, every question keeps its id as `linkId`. Nothing is
 * `required`, because a question that is left out is a gap and no fault. Without the therapist's guidance.
 * @param base where this installation's questionnaires are said to be, without a slash at the end
 */
export function toQuestionnaire(definition: ClientDefinition, base: string): Questionnaire {
  const url = `${base}/Questionnaire/${definition.id}`;
  return {
    resourceType: "Questionnaire",
    url,
    version: String(definition.version),
    // FHIR asks for a name that programs can use: https://hl7.org/fhir/R4/questionnaire.html#invs (que-0).
    name: `Exercise${definition.id.replace(/[^A-Za-z0-9]+/g, "_")}`,
    title: definition.title,
    status: "active",
    description: definition.summary,
    subjectType: ["Patient"],
    item: definition.phases.map((phase) => phaseItem(phase, url)),
  };
}

function phaseItem(phase: Phase, url: string): QuestionnaireItem {
  return {
    linkId: `phase.${phase.id}`,
    text: phase.title,
    type: "group",
    item: phase.sections.map((section, index) => ({
      linkId: `phase.${phase.id}.${index + 1}`,
      ...(section.title === null ? {} : { text: section.title }),
      type: "group",
      item: section.fields.map((field) => fieldItem(field, field.id, (id) => id, url)),
    })),
  };
}

/** @param linkOf how the questions are linked that a condition of this one asks: those of a group by the group's id too */
function fieldItem(field: Field | ItemField, linkId: string, linkOf: (id: string) => string, url: string): QuestionnaireItem {
  const shape = shapeOf(field, linkId, url);
  const shown = field.shownWhen && enabledWhen(field.shownWhen, linkOf, url);
  const extension = [...(shape.extension ?? []), ...(shown?.extension ?? [])];
  return { linkId, text: field.question, ...shape, ...shown, ...(extension.length > 0 ? { extension } : {}) };
}

type Shape = Omit<QuestionnaireItem, "linkId" | "text">;

function shapeOf(field: Field | ItemField, linkId: string, url: string): Shape {
  const highest = highestOf(field);
  if (highest !== null) return integer(highest);
  switch (field.kind) {
    case "note":
      return { type: "display" };
    case "shortText":
      return { type: "string", maxLength: SHORT_TEXT_LENGTH };
    case "longText":
      return { type: "text", maxLength: LONG_TEXT_LENGTH };
    case "date":
    case "decideBy":
      return { type: "date" };
    case "reference":
      return { type: "string", maxLength: SHORT_TEXT_LENGTH, repeats: field.many ?? false };
    case "choice":
    case "orderedChoice":
    case "multiChoice":
      return { ...choice(field, linkId, url), ...(field.kind === "multiChoice" ? { repeats: true } : {}) };
    case "behaviourList":
      return list([words(`${linkId}.behaviour`, "Safety behaviour"), plan(`${linkId}.plan`, url)]);
    case "usedBehaviourList":
      return list([words(`${linkId}.behaviour`, "Safety behaviour"), { linkId: `${linkId}.degree`, text: "How much", ...integer(100) }]);
    default: {
      const inner = (id: string) => `${linkId}.${id}`;
      return list(("item" in field ? (field.item?.fields ?? []) : []).map((one) => fieldItem(one, inner(one.id), inner, url)));
    }
  }
}

function integer(highest: number): Shape {
  return {
    type: "integer",
    extension: [
      { url: MIN_VALUE, valueInteger: 0 },
      { url: MAX_VALUE, valueInteger: highest },
    ],
  };
}

function list(item: QuestionnaireItem[]): Shape {
  return { type: "group", repeats: true, item };
}

function words(linkId: string, text: string): QuestionnaireItem {
  return { linkId, text, type: "string", maxLength: SHORT_TEXT_LENGTH };
}

function plan(linkId: string, url: string): QuestionnaireItem {
  const codes = ["drop", "reduce", "keep"].map((code) => ({ valueCoding: { system: `${url}#${linkId}`, code } }));
  return { linkId, text: "Drop, reduce or keep it", type: "choice", answerOption: codes };
}

function choice(field: Field | ItemField, linkId: string, url: string): Shape {
  return {
    type: field.ownEntry ? "open-choice" : "choice",
    answerOption: (field.options ?? []).map(({ value, label, score }) => ({
      valueCoding: {
        system: `${url}#${linkId}`,
        code: value,
        display: label,
        ...(score === undefined ? {} : { extension: [{ url: ORDINAL_VALUE, valueDecimal: score }] }),
      },
    })),
  };
}

/**
 * A condition as `enableWhen`. That knows one list of comparisons, all or any; what needs more ("one of these *and* …") becomes
 * an expression.
 */
function enabledWhen(condition: Condition, linkOf: (id: string) => string, url: string): Partial<QuestionnaireItem> {
  const simple = "all" in condition ? condition.all : "any" in condition ? condition.any : [condition];
  const each = simple.map((one) => comparisonsOf(one, linkOf, url));
  const isAll = "all" in condition && condition.all.length > 1;
  if (isAll && each.some((comparisons) => comparisons.length > 1)) {
    const expression = simple.map((one) => `(${expressionOf(one, linkOf)})`).join(" and ");
    return { extension: [{ url: ENABLE_WHEN_EXPRESSION, valueExpression: { language: "text/fhirpath", expression } }] };
  }
  const enableWhen = each.flat();
  return enableWhen.length > 1 ? { enableWhen, enableBehavior: isAll ? "all" : "any" } : { enableWhen };
}

function comparisonsOf(condition: SimpleCondition, linkOf: (id: string) => string, url: string): EnableWhen[] {
  const question = linkOf(condition.field);
  if ("isAnswered" in condition) return [{ question, operator: "exists", answerBoolean: condition.isAnswered }];
  if ("atLeast" in condition) return [{ question, operator: ">=", answerInteger: condition.atLeast }];
  if ("atMost" in condition) return [{ question, operator: "<=", answerInteger: condition.atMost }];
  return condition.isOneOf.map((code) => ({ question, operator: "=", answerCoding: { system: `${url}#${question}`, code } }));
}

function expressionOf(condition: SimpleCondition, linkOf: (id: string) => string): string {
  const answer = `%resource.descendants().where(linkId = '${linkOf(condition.field)}').answer.value`;
  if ("isAnswered" in condition) return `${answer}.exists()${condition.isAnswered ? "" : ".not()"}`;
  if ("atLeast" in condition) return `${answer} >= ${condition.atLeast}`;
  if ("atMost" in condition) return `${answer} <= ${condition.atMost}`;
  return `${answer}.where(${condition.isOneOf.map((code) => `code = '${code}'`).join(" or ")}).exists()`;
}
