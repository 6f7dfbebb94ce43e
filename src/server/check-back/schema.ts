import { z } from "zod";

/** What a check-back asks, what became of it first. */
export const checkBackQuestionSchema = z.enum(["outcome", "expectancy", "belief", "evidence"]);

/** One line of Today: on the day, the client is asked once, in their own words. */
export const checkBackLine = z.strictObject({
  id: z.uuid(),
  questions: z.array(checkBackQuestionSchema),
  /** What was expected; of a record without a prediction what stands for it in lists. Null where nothing was written. */
  statement: z.string().nullable(),
  /** Days of the client's calendar, YYYY-MM-DD. */
  writtenOn: z.iso.date(),
  dueOn: z.iso.date(),
  likelihoodBefore: z.number().int().nullable(),
  recordId: z.uuid(),
  assignmentId: z.uuid().nullable(),
  /** What was predicted is there and the rest has not come: it is said by going on with the record. */
  draft: z.boolean(),
  /** Null where the record predicted nothing. */
  predictionId: z.uuid().nullable(),
});

/** Oldest first; `count` is of all, also those that are not shown. Nothing while a pace request waits for its answer. */
export const checkBackLines = z.strictObject({ count: z.number().int(), shown: z.array(checkBackLine) });
