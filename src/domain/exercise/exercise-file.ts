import type { ExerciseDefinition } from "./definition";
import { type Finding, readDefinition } from "./read-definition";

/** An exercise as a file, to be handed on to another practice. */
export const EXERCISE_FILE_FORMAT = "foothold-exercise";
/** Counts up when files of the former version can't be read as they stand. */
export const EXERCISE_FILE_VERSION = 1;

/** What is wrong with a file as a file, before there is a definition to look at. */
export const FILE_PROBLEMS = ["notJson", "notAnExercise", "newerFormat"] as const;
export type FileFinding = Omit<Finding, "problem"> & { problem: Finding["problem"] | (typeof FILE_PROBLEMS)[number] };
export type ReadFile = { ok: true; definition: ExerciseDefinition } | { ok: false; findings: FileFinding[] };

/** An exercise as the text of a file. */
export function writeExerciseFile(definition: ExerciseDefinition): string {
  return `${JSON.stringify({ format: EXERCISE_FILE_FORMAT, formatVersion: EXERCISE_FILE_VERSION, definition }, null, 2)}\n`;
}

/** Reads a file that may come from anywhere, as an exercise of this id and version. Never throws. */
export function readExerciseFile(text: string, naming: { id: string; version: number }): ReadFile {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return failed("notJson");
  }
  if (typeof json !== "object" || json === null || !("format" in json) || json.format !== EXERCISE_FILE_FORMAT)
    return failed("notAnExercise");
  const { formatVersion, definition } = json as { formatVersion?: unknown; definition?: unknown };
  if (formatVersion !== EXERCISE_FILE_VERSION) return failed("newerFormat");
  if (definition === undefined) return failed("notAnExercise");
  return readDefinition(definition, naming);
}

function failed(problem: FileFinding["problem"]): ReadFile {
  return { ok: false, findings: [{ path: "", at: "", problem, detail: null }] };
}
