import type { ClientDefinition, ExerciseDefinition } from "./definition";

// Reaches the browser: types only from the Zod files.

/** A definition as a client's device gets it: without what is written for therapists only. */
export function toClientDefinition(definition: ExerciseDefinition): ClientDefinition {
  const { therapistGuidance: _forTherapists, ...rest } = definition;
  return rest;
}
