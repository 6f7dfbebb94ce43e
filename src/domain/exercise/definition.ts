import { z } from "zod";
import { conditionSchema } from "./condition";
import { fieldSchema } from "./field";

/**
 * An exercise is data: from one definition come its form, its validation, its read-only view, its ratings, its scores, its
 * chart rows, its prediction and its FHIR Questionnaire. A clinician can read a definition file. `schemaVersion` says in
 * which schema a stored definition was written.
 */

/** In the order they are lived. */
export const phaseIdSchema = z.enum(["plan", "before", "after", "learning", "followUp"]);
export type PhaseId = z.infer<typeof phaseIdSchema>;

export const sectionSchema = z.strictObject({
  /** null where the phase's title is heading enough. */
  title: z.string().trim().min(1).max(120).nullable().default(null),
  fields: z.array(fieldSchema).min(1).max(40),
});
export type Section = z.infer<typeof sectionSchema>;

export const phaseSchema = z.strictObject({
  id: phaseIdSchema,
  title: z.string().trim().min(1).max(120),
  /** Opening this phase locks all earlier ones. */
  locksEarlier: z.boolean().default(false),
  /** On a later day; never needed for *done*. */
  onLaterDay: z.boolean().default(false),
  /** Of a later day: how long after the record it is asked for. A week, unless it says otherwise. */
  askedAfter: z.enum(["week", "month"]).optional(),
  sections: z.array(sectionSchema).min(1).max(20),
});
export type Phase = z.infer<typeof phaseSchema>;

/** Where the catalog shows it. */
export const exerciseCategorySchema = z.enum(["facing", "predicting", "thinking", "noticing", "living", "planning"]);
export type ExerciseCategory = z.infer<typeof exerciseCategorySchema>;

const fieldId = z.string().max(64);

export const scoreSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .max(64),
  name: z.string().trim().min(1).max(120),
  /** Numbers and ordered choices; the score is their sum, and only where every one is answered. */
  fields: z.array(fieldId).min(1).max(40),
  /** Names of ranges, each from its lowest score on, ascending. */
  bands: z
    .array(z.strictObject({ from: z.number().int().min(0), label: z.string().trim().min(1).max(120) }))
    .max(10)
    .default([]),
  /** The least difference that is more than chance, in points, and who says so. */
  reliableChange: z.strictObject({ points: z.number().positive(), source: z.string().trim().min(1).max(280) }).optional(),
});
export type Score = z.infer<typeof scoreSchema>;

export const chartSeriesSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .max(64),
  title: z.string().trim().min(1).max(120),
  /** Fields with a number, on one scale; drawn together, one point for each record. */
  fields: z.array(fieldId).min(1).max(4),
});
export type ChartSeries = z.infer<typeof chartSeriesSchema>;

export const askedBeliefSchema = z.strictObject({
  /** Where the belief stands, in words or as one of the client's list; left out, the asking question's own name stands for it. */
  belief: fieldId.optional(),
  /** The one to be tested, or the one to be held. */
  side: z.enum(["old", "new"]),
  /** How true it feels, each time it is asked in one record. */
  asked: z.array(fieldId).min(1).max(6),
});
export type AskedBelief = z.infer<typeof askedBeliefSchema>;

export const exerciseDefinitionSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(64),
  version: z.number().int().positive(),
  title: z.string().trim().min(1).max(120),
  /** One or two sentences for the person who does it: what it is for. */
  summary: z.string().trim().min(1).max(400),
  category: exerciseCategorySchema,
  /** Whole minutes that it takes, about; what the weekly dose counts. */
  aboutMinutes: z.number().int().positive().max(600),
  /** Whose form it is. Only a client's exercise can be assigned. */
  filledInBy: z.enum(["client", "therapist"]).default("client"),
  /** For therapists only: when it helps, what to watch for. Never sent to a client. */
  therapistGuidance: z.string().trim().max(4000).optional(),
  phases: z.array(phaseSchema).min(1).max(5),
  /** Fields whose words stand for a record in lists, the first answered one counts. */
  headlines: z.array(fieldId).max(6).default([]),
  /** Which fields make up the prediction, by their role. */
  prediction: z
    .strictObject({
      statement: fieldId,
      howWillIKnow: fieldId.optional(),
      decideBy: fieldId.optional(),
      likelihoodBefore: fieldId,
      outcome: fieldId.optional(),
      degree: fieldId.optional(),
      likelihoodAgain: fieldId.optional(),
      likelihoodLater: fieldId.optional(),
    })
    .optional(),
  /** A list whose entries are links of a feared chain: which of an entry's questions make up the prediction of a link. */
  linkPredictions: z
    .strictObject({
      list: fieldId,
      statement: fieldId,
      /** Given that the link before has happened. */
      likelihoodBefore: fieldId,
      howWillIKnow: fieldId.optional(),
      decideBy: fieldId.optional(),
    })
    .optional(),
  scores: z.array(scoreSchema).max(6).default([]),
  charts: z.array(chartSeriesSchema).max(6).default([]),
  /** Which questions ask how true a belief feels: points of the chart of beliefs, which is of all exercises together. */
  beliefs: z.array(askedBeliefSchema).min(1).max(4).optional(),
  /** An answer that the therapist is told of at the top of the day; `says` is what stands there. */
  topOfDay: z.strictObject({ when: conditionSchema, says: z.string().trim().min(1).max(160) }).optional(),
});
export type ExerciseDefinition = z.infer<typeof exerciseDefinitionSchema>;
export type ExerciseDefinitionInput = z.input<typeof exerciseDefinitionSchema>;

/** A definition as a client's device gets it. */
export type ClientDefinition = Omit<ExerciseDefinition, "therapistGuidance">;
