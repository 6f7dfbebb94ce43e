import { z } from "zod";
import { assignmentWordsSchema } from "@/domain/assignment/words";

/** What is agreed on for a week, and when the pace check is offered. Null: nothing was agreed on. */
export const paceAgreementView = z.strictObject({
  things: z.number().int().nullable(),
  minutes: z.number().int().nullable(),
  checkAfterSessions: z.boolean(),
  checkAfterExercises: z.boolean(),
  agreedAt: z.iso.datetime(),
});

/** What both agreed on. Null: no number was agreed on. */
export const agreePaceInput = z.strictObject({
  clientId: z.uuid(),
  things: z.number().int().min(1).max(50).nullable(),
  minutes: z.number().int().min(1).max(2000).nullable(),
  checkAfterSessions: z.boolean(),
  checkAfterExercises: z.boolean(),
  /** What the client reads with the pace check; asked for where it is chosen and not assigned yet. */
  checkWords: assignmentWordsSchema.optional(),
});
export const agreedPace = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), agreement: paceAgreementView }),
  z.strictObject({ ok: z.literal(false), reason: z.literal("checkWordsMissing") }),
]);
