import { z } from "zod";
import { conditionSchema } from "./condition";

/** Words are sealed together as one JSON; numbers and choices become plain rows (see `isPlainKind`). */
export const fieldKindSchema = z.enum([
  "shortText", // ≤ 280 characters
  "longText", // ≤ 4,000 characters
  "suds", // whole number 0–100, anxiety
  "degree", // whole number 0–100, anything else on that scale
  "percent", // whole number 0–100, a likelihood or a share
  "rating10", // whole number 0–10
  "count", // whole number from 0 to `highest`
  "choice", // one of `options`; with `ownEntry` also own words
  "orderedChoice", // one of `options` in their order, each with a score
  "multiChoice", // several of `options` in the order tapped; with `ownEntry` also own words
  "date", // ISO calendar date, YYYY-MM-DD
  "decideBy", // ISO calendar date by which a prediction will have come true or not
  "durationMinutes", // whole number ≥ 0
  "timer", // whole seconds, measured or typed
  "behaviourList", // list of {behaviour, plan}: what the client plans to drop, reduce or keep
  "usedBehaviourList", // list of {behaviour, degree}: what was used, 0–100
  "reference", // list of {id, words}: of the client's own lists, ladder or records
  "groupList", // list of groups, each with the answers to `item.fields`
  "note", // a paragraph to read; no answer
]);
export type FieldKind = z.infer<typeof fieldKindSchema>;

/** Kinds that a group in a list can hold: no lists within lists. */
export const itemFieldKindSchema = fieldKindSchema.exclude([
  "multiChoice",
  "timer",
  "behaviourList",
  "usedBehaviourList",
  "reference",
  "groupList",
  "note",
]);

/** What a reference leads to: one of the client's own lists, their ladder, or an earlier record. */
export const referenceTargetSchema = z.enum(["value", "belief", "behaviour", "sign", "phrase", "step", "record"]);
export type ReferenceTarget = z.infer<typeof referenceTargetSchema>;

export const optionSchema = z.strictObject({
  value: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/)
    .max(64),
  label: z.string().trim().min(1).max(160),
  /** What choosing it brings about, said beneath it. */
  consequence: z.string().max(280).optional(),
  /** Points in a score; ordered choices only. */
  score: z.number().int().min(0).max(100).optional(),
});
export type Option = z.infer<typeof optionSchema>;

const shape = {
  id: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .max(64),
  /** The question, as the client reads it; of a note, its words. */
  question: z.string().trim().min(1).max(600),
  /** A short name for read-only views and tables. */
  name: z.string().trim().min(1).max(120),
  hint: z.string().max(400).optional(),
  /** Starred: needed to be *done*, and asked in quick mode. */
  starred: z.boolean().default(false),
  /** What 0 and the top of the scale mean, in words. */
  ends: z.strictObject({ low: z.string().min(1).max(80), high: z.string().min(1).max(80) }).optional(),
  options: z.array(optionSchema).min(2).max(40).optional(),
  /** Besides the options an answer in own words can be given. */
  ownEntry: z.boolean().optional(),
  /** Asked only where this holds. */
  shownWhen: conditionSchema.optional(),
  /** The words stay visible on every later screen of the same record. */
  pinned: z.boolean().default(false),
  /** Only once this is answered is the earlier number of that field shown beside it. */
  comparedWith: z.string().max(64).optional(),
  /** For dates: the offered distances from today, in days. */
  offeredDays: z.array(z.number().int().positive().max(366)).min(1).max(6).optional(),
  /** For counts: the highest number; 10,000 where it is left out. */
  highest: z.number().int().positive().max(10_000).optional(),
};

/** A question within a group of a list. */
export const itemFieldSchema = z.strictObject({ ...shape, kind: itemFieldKindSchema });
export type ItemField = z.infer<typeof itemFieldSchema>;

export const fieldSchema = z.strictObject({
  ...shape,
  kind: fieldKindSchema,
  /** For references. */
  refersTo: referenceTargetSchema.optional(),
  /** For references: more than one can be chosen. */
  many: z.boolean().optional(),
  /** For timers: the field in minutes that says how long it is meant to run; without it it counts up. */
  plannedBy: z.string().max(64).optional(),
  /** For lists of groups: what one entry is called and asks, and how many there can be. */
  item: z
    .strictObject({
      name: z.string().trim().min(1).max(60),
      fields: z.array(itemFieldSchema).min(1).max(12),
      atLeast: z.number().int().min(1).max(20).default(1),
      atMost: z.number().int().min(1).max(20).default(20),
    })
    .optional(),
});
export type Field = z.infer<typeof fieldSchema>;
