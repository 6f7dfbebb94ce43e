import { z } from "zod";

/**
 * An exercise is data: from one definition come its form, its validation, its read-only view, its ratings and
 * its prediction. A clinician can read a definition file. This is the smallest schema that exposure needs;
 * the exercise engine extends it, and `schemaVersion` says which one a stored definition was written in.
 */

/** Words are sealed together as one JSON; everything else becomes a plain row (see `isPlainKind`). */
export const fieldKindSchema = z.enum([
  "shortText", // ≤ 280 characters
  "longText", // ≤ 4,000 characters
  "suds", // whole number 0–100, anxiety
  "degree", // whole number 0–100, anything else on that scale
  "percent", // whole number 0–100, a likelihood or a share
  "rating10", // whole number 0–10
  "choice", // one of `options`
  "date", // ISO calendar date, YYYY-MM-DD
  "durationMinutes", // whole number ≥ 0
  "behaviourList", // list of {behaviour, plan}: what the client plans to drop, reduce or keep
  "usedBehaviourList", // list of {behaviour, degree}: what was used, 0–100
]);
export type FieldKind = z.infer<typeof fieldKindSchema>;

const optionSchema = z.strictObject({ value: z.string(), label: z.string(), consequence: z.string().optional() });

export const fieldSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  kind: fieldKindSchema,
  /** The question, as the client reads it. */
  question: z.string(),
  /** A short name for read-only views and tables. */
  name: z.string(),
  hint: z.string().optional(),
  /** Starred: needed to be *done*, and asked in quick mode. */
  starred: z.boolean().default(false),
  /** What 0 and the top of the scale mean, in words. */
  ends: z.strictObject({ low: z.string(), high: z.string() }).optional(),
  options: z.array(optionSchema).optional(),
  /** Asked only where another field of the record has one of these values. */
  shownWhen: z.strictObject({ field: z.string(), isOneOf: z.array(z.string()) }).optional(),
  /** The words stay visible on every later screen of the same record. */
  pinned: z.boolean().default(false),
  /** Only once this is answered is the earlier number shown beside it. */
  comparedWith: z.string().optional(),
  /** For dates: the offered distances from today, in days. */
  offeredDays: z.array(z.number().int().positive()).optional(),
});
export type Field = z.infer<typeof fieldSchema>;

export const phaseIdSchema = z.enum(["before", "after", "learning", "followUp"]);
export type PhaseId = z.infer<typeof phaseIdSchema>;

export const phaseSchema = z.strictObject({
  id: phaseIdSchema,
  title: z.string(),
  /** Opening this phase locks all earlier ones. */
  locksEarlier: z.boolean().default(false),
  /** On a later day; never needed for *done*. */
  onLaterDay: z.boolean().default(false),
  fields: z.array(fieldSchema).min(1),
});
export type Phase = z.infer<typeof phaseSchema>;

export const exerciseDefinitionSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.number().int().positive(),
  title: z.string(),
  aboutMinutes: z.number().int().positive(),
  phases: z.array(phaseSchema).min(1),
  /** Which fields make up the prediction, by their role. */
  prediction: z
    .strictObject({
      statement: z.string(),
      howWillIKnow: z.string(),
      decideBy: z.string(),
      likelihoodBefore: z.string(),
      outcome: z.string(),
      degree: z.string(),
      likelihoodAgain: z.string(),
      likelihoodLater: z.string(),
    })
    .optional(),
});
export type ExerciseDefinition = z.infer<typeof exerciseDefinitionSchema>;
export type ExerciseDefinitionInput = z.input<typeof exerciseDefinitionSchema>;

/** Whether answers of this kind are plain rows (numbers and enums) rather than sealed words. */
export function isPlainKind(kind: FieldKind): boolean {
  return (
    kind === "suds" || kind === "degree" || kind === "percent" || kind === "rating10" || kind === "choice" || kind === "durationMinutes"
  );
}
