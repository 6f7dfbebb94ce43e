import { z } from "zod";
import { exerciseCategorySchema, exerciseDefinitionSchema } from "@/domain/exercise/definition";

/** A definition as a client's device gets it. Strict: one that still carries the therapist's guidance is no answer at all. */
export const clientDefinition = exerciseDefinitionSchema.omit({ therapistGuidance: true });

export const exerciseRef = z.strictObject({ id: z.string().max(64), version: z.number().int().positive() });
/** An exercise in the catalog or the library. */
export const exerciseSummary = z.strictObject({
  id: z.string(),
  /** The latest published one; 0 where nothing was published yet. */
  version: z.number().int(),
  title: z.string(),
  summary: z.string(),
  /** Null only where nothing was published yet. */
  category: exerciseCategorySchema.nullable(),
  aboutMinutes: z.number().int().nullable(),
  filledInBy: z.enum(["client", "therapist"]),
  source: z.enum(["catalog", "own", "shared"]),
  /** Whose it is, where it is a colleague's. */
  ownerName: z.string().nullable(),
  /** Whether the practice's other therapists see it. */
  shared: z.boolean(),
  archived: z.boolean(),
  /** Of one's own: something is written that is not published. */
  hasDraft: z.boolean(),
});
export const exerciseList = z.strictObject({ exercises: z.array(exerciseSummary) });
/** The whole definition, for therapists. */
export const exerciseView = z.strictObject({ definition: exerciseDefinitionSchema });
