import type { z } from "zod";
import { type ExerciseDefinition, exerciseDefinitionSchema } from "./definition";
import { type DefinitionProblem, definitionProblems } from "./definition-problems";
import { type JsonProblem, jsonProblem } from "./plain-json";

/** What is wrong in the shape of a definition, before its sense is looked at. */
export const SHAPE_PROBLEMS = [
  "missing",
  "wrongKind",
  "tooLong",
  "tooShort",
  "tooHigh",
  "tooLow",
  "unknownKey",
  "notAllowed",
  "badId",
] as const;
export type ShapeProblem = (typeof SHAPE_PROBLEMS)[number];

/** One thing that stands between a draft and its publication, for a person to find and mend. */
export type Finding = {
  /** Where in the definition, as a path of keys and numbers from 0: "phases.0.sections.1.fields.2.question"; "" for the whole. */
  path: string;
  /** The id of the field, score or chart that it is in; "" where it is in none. */
  at: string;
  problem: ShapeProblem | JsonProblem | DefinitionProblem["problem"];
  /** A limit, a list of what is allowed, or names that nobody knows; null where the problem says it all. */
  detail: string | null;
};
export type ReadDefinition = { ok: true; definition: ExerciseDefinition } | { ok: false; findings: Finding[] };

/** More than that nobody reads at once. */
const MOST_FINDINGS = 50;

/** Reads anything as a definition of this id and version. What it can't be read as, and what it says against itself, is told. */
export function readDefinition(value: unknown, naming: { id: string; version: number }): ReadDefinition {
  const unfit = jsonProblem(value);
  if (unfit) return { ok: false, findings: [{ path: "", at: "", problem: unfit, detail: null }] };
  const named = isObject(value) ? { ...value, ...naming } : value;
  const parsed = exerciseDefinitionSchema.safeParse(named);
  if (!parsed.success) return { ok: false, findings: parsed.error.issues.slice(0, MOST_FINDINGS).map((issue) => toFinding(issue, named)) };
  const problems = definitionProblems(parsed.data);
  if (problems.length === 0) return { ok: true, definition: parsed.data };
  return {
    ok: false,
    findings: problems.slice(0, MOST_FINDINGS).map(({ at, problem }) => ({ path: pathOf(parsed.data, at), at, problem, detail: null })),
  };
}

function toFinding(issue: z.core.$ZodIssue, root: unknown): Finding {
  const path = issue.path.map(String);
  return { path: path.join("."), at: nearestId(root, path), ...problemOf(issue, valueAt(root, path)) };
}

function problemOf(issue: z.core.$ZodIssue, value: unknown): { problem: ShapeProblem; detail: string | null } {
  switch (issue.code) {
    case "unrecognized_keys":
      return { problem: "unknownKey", detail: issue.keys.join(", ").slice(0, 200) };
    case "too_big":
      return { problem: typeof value === "number" ? "tooHigh" : "tooLong", detail: String(issue.maximum) };
    case "too_small":
      return { problem: typeof value === "number" ? "tooLow" : "tooShort", detail: String(issue.minimum) };
    case "invalid_value":
      return value === undefined ? { problem: "missing", detail: null } : { problem: "notAllowed", detail: issue.values.join(", ") };
    case "invalid_format":
      return { problem: "badId", detail: null };
    default:
      return { problem: value === undefined ? "missing" : "wrongKind", detail: null };
  }
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (canHold(value) && Object.hasOwn(value, key) ? value[key] : undefined), root);
}

/** The id of the innermost thing on the way that has one. The definition's own counts for nothing. */
function nearestId(root: unknown, path: readonly string[]): string {
  for (let length = path.length; length > 0; length--) {
    const value = valueAt(root, path.slice(0, length));
    const isPhase = path[length - 2] === "phases";
    if (isObject(value) && !isPhase && typeof value.id === "string") return value.id.slice(0, 64);
  }
  return "";
}

/** Where the field, score or chart of this id stands. */
function pathOf(definition: ExerciseDefinition, id: string): string {
  if (id === "") return "";
  for (const [p, phase] of definition.phases.entries())
    for (const [s, section] of phase.sections.entries())
      for (const [f, field] of section.fields.entries()) if (field.id === id) return `phases.${p}.sections.${s}.fields.${f}`;
  const score = definition.scores.findIndex((one) => one.id === id);
  if (score >= 0) return `scores.${score}`;
  const chart = definition.charts.findIndex((one) => one.id === id);
  return chart >= 0 ? `charts.${chart}` : "";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function canHold(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
