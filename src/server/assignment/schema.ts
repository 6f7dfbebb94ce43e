import { z } from "zod";
import { assignmentWordsSchema } from "@/domain/assignment/words";

export const assignInput = z.strictObject({
  clientId: z.uuid(),
  stepId: z.uuid(),
  words: assignmentWordsSchema,
  clientConfidence: z.number().int().min(0).max(100),
  clientAgreed: z.literal(true),
});
export const assigned = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), assignmentId: z.uuid() }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(["paceUnanswered", "stepNotActive", "oneActiveAlready"]) }),
]);
export const withdrawInput = z.strictObject({ clientId: z.uuid(), assignmentId: z.uuid() });
export const assignmentView = z.strictObject({
  id: z.uuid(),
  stepId: z.uuid(),
  stepTitle: z.string(),
  definitionId: z.string(),
  definitionVersion: z.number().int(),
  words: assignmentWordsSchema,
  clientConfidence: z.number().int(),
  state: z.enum(["active", "held", "done", "withdrawn"]),
  assignedAt: z.iso.datetime(),
});
export const assignmentList = z.strictObject({ assignments: z.array(assignmentView) });
/** What the client's exposure form needs; `record` is the unfinished record of this assignment, if any. */
export const ownAssignmentInput = z.strictObject({ assignmentId: z.uuid() });
export const ownAssignment = z.strictObject({
  assignment: assignmentView,
  therapistName: z.string(),
  readingDays: z.array(z.number()),
  timeZone: z.string(),
});
