import { z } from "zod";

/**
 * What the answer to a pace request changes. `nothing`: the therapist says in words why it stays as it is; beside
 * anything else it would contradict it.
 */
export const paceChangeSchema = z.enum(["smallerSteps", "fewerThings", "restWeek", "otherExercise", "talkFirst", "nothing"]);
export type PaceChange = z.infer<typeof paceChangeSchema>;

/** The changes of one answer: each once, and nothing beside `nothing`. */
export const paceChangesSchema = z
  .array(paceChangeSchema)
  .max(5)
  .refine((changes) => new Set(changes).size === changes.length, { message: "Each change once." })
  .refine((changes) => !changes.includes("nothing") || changes.length === 1, { message: "Something changes, or nothing does." });
