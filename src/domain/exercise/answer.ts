import { z } from "zod";

export const plannedBehaviourSchema = z.strictObject({
  behaviour: z.string().min(1).max(280),
  plan: z.enum(["drop", "reduce", "keep"]),
});
export const usedBehaviourSchema = z.strictObject({
  behaviour: z.string().min(1).max(280),
  /** How much it was used, 0–100; null is a gap. */
  degree: z.number().int().min(0).max(100).nullable(),
});

/** One answer. A skipped field has no entry at all: missing is a gap, never zero. */
export const answerSchema = z.union([
  z.number().int(),
  z.string().max(4000),
  z.array(plannedBehaviourSchema).max(20),
  z.array(usedBehaviourSchema).max(20),
]);
export type Answer = z.infer<typeof answerSchema>;

/** Answers by field id. */
export const answersSchema = z.record(z.string().max(64), answerSchema);
export type Answers = z.infer<typeof answersSchema>;
