import { exposureRecord } from "./catalog/exposure-record";
import type { ExerciseDefinition } from "./definition";

/** All built-in definitions; a version once used is never changed, a new version stands beside it. */
const BUILT_IN: readonly ExerciseDefinition[] = [exposureRecord];

/** The definition a record was written in, or null where there is none of that id and version. */
export function findDefinition(id: string, version: number): ExerciseDefinition | null {
  return BUILT_IN.find((definition) => definition.id === id && definition.version === version) ?? null;
}

/** Every built-in definition, for screens that show records of any of them. */
export function allDefinitions(): readonly ExerciseDefinition[] {
  return BUILT_IN;
}
