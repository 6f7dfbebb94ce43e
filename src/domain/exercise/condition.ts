import { z } from "zod";

const field = z.string().max(64);

/** A question to one earlier answer. Numbers compare on the field's own scale. */
export const simpleConditionSchema = z.union([
  z.strictObject({ field, isOneOf: z.array(z.string().max(64)).min(1).max(40) }),
  z.strictObject({ field, atLeast: z.number().int() }),
  z.strictObject({ field, atMost: z.number().int() }),
  z.strictObject({ field, isAnswered: z.boolean() }),
]);
export type SimpleCondition = z.infer<typeof simpleConditionSchema>;

/** When something applies: one question, or several of which all or any must hold. */
export const conditionSchema = z.union([
  simpleConditionSchema,
  z.strictObject({ all: z.array(simpleConditionSchema).min(1).max(6) }),
  z.strictObject({ any: z.array(simpleConditionSchema).min(1).max(6) }),
]);
export type Condition = z.infer<typeof conditionSchema>;
