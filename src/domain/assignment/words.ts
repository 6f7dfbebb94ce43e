import { z } from "zod";

/** The sealed words of an assignment, exactly as the client reads them. */
export const assignmentWordsSchema = z.strictObject({
  /** What it is called; empty: the step's or the exercise's own title is good enough. */
  title: z.string().trim().max(120).default(""),
  whatExactly: z.string().trim().min(1).max(280),
  minimumVersion: z.string().trim().min(1).max(280),
  whyThisHelps: z.string().trim().min(1).max(4000),
  whenWhereWithWhom: z.string().trim().max(280),
  /** The goal or value it leads toward. */
  toward: z.string().trim().max(280),
  obstacles: z.array(z.strictObject({ obstacle: z.string().trim().min(1).max(280), ifThen: z.string().trim().min(1).max(280) })).max(5),
  /** Safety behaviours to drop or reduce this time. */
  safetyBehaviours: z.array(z.string().trim().min(1).max(280)).max(10).default([]),
});
export type AssignmentWords = z.infer<typeof assignmentWordsSchema>;
