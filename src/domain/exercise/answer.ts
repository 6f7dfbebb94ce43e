import { z } from "zod";

export const plannedBehaviourSchema = z.strictObject({
  behaviour: z.string().min(1).max(280),
  plan: z.enum(["drop", "reduce", "keep"]),
});
export type PlannedBehaviour = z.infer<typeof plannedBehaviourSchema>;
export const usedBehaviourSchema = z.strictObject({
  behaviour: z.string().min(1).max(280),
  /** How much it was used, 0–100; null is a gap. */
  degree: z.number().int().min(0).max(100).nullable(),
});
export type UsedBehaviour = z.infer<typeof usedBehaviourSchema>;

/** Something of the client's own lists, ladder or records, with its words as they were when it was chosen. */
export const referenceSchema = z.strictObject({
  /** null: written on the spot and on no list. */
  id: z.uuid().nullable(),
  words: z.string().min(1).max(280),
});
export type Reference = z.infer<typeof referenceSchema>;

/** One entry of a list of groups: answers by the ids of its item fields. */
export const groupSchema = z.record(z.string().max(64), z.union([z.number().int(), z.string().max(4000)]));
export type Group = z.infer<typeof groupSchema>;

/** One answer. A skipped field has no entry at all: missing is a gap, never zero. */
export const answerSchema = z.union([
  z.number().int(),
  z.string().max(4000),
  z.array(z.string().min(1).max(280)).max(40),
  z.array(plannedBehaviourSchema).max(20),
  z.array(usedBehaviourSchema).max(20),
  z.array(referenceSchema).max(20),
  z.array(groupSchema).max(20),
]);
export type Answer = z.infer<typeof answerSchema>;

/** Answers by field id. */
export const answersSchema = z.record(z.string().max(64), answerSchema);
export type Answers = z.infer<typeof answersSchema>;
