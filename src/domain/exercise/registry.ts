import { CATALOG } from "@/generated/catalog";
import type { ExerciseDefinition } from "./definition";

/** The built-in definition of this id and version, or null where there is none. A version once used is never changed: a new one stands beside it. */
export function findDefinition(id: string, version: number): ExerciseDefinition | null {
  return CATALOG.find((definition) => definition.id === id && definition.version === version) ?? null;
}

/** Every built-in definition: each file of the folder `catalog` is one. */
export function allDefinitions(): readonly ExerciseDefinition[] {
  return CATALOG;
}
