import { exerciseDefinitionSchema } from "@/domain/exercise/definition";

/** A definition as a client's device gets it. Strict: one that still carries the therapist's guidance is no answer at all. */
export const clientDefinition = exerciseDefinitionSchema.omit({ therapistGuidance: true });
