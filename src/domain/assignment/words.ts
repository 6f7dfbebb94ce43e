import { z } from "zod";

/** The sealed words of an assignment, exactly as the client reads them. */
export const assignmentWordsSchema = z.strictObject({
  whatExactly: z.string().trim().min(1).max(280),
  minimumVersion: z.string().trim().min(1).max(280),
  whyThisHelps: z.string().trim().min(1).max(4000),
  whenWhereWithWhom: z.string().trim().max(280),
  /** The goal or value it leads toward. */
  toward: z.string().trim().max(280),
  obstacles: z.array(z.strictObject({ obstacle: z.string().trim().min(1).max(280), ifThen: z.string().trim().min(1).max(280) })).max(5),
});
export type AssignmentWords = z.infer<typeof assignmentWordsSchema>;
