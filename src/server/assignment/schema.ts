import { z } from "zod";
import { rhythmSchema, windowSchema } from "@/domain/assignment/rhythm";
import { assignmentWordsSchema } from "@/domain/assignment/words";
import { clientDefinition } from "../exercise/schema";

const minutes = z.number().int().min(1).max(600);

/** A step of the ladder (then an exposure), or an exercise of the catalog or library. */
export const assignInput = z
  .strictObject({
    clientId: z.uuid(),
    stepId: z.uuid().optional(),
    exercise: z.strictObject({ id: z.string().max(64), version: z.number().int().positive() }).optional(),
    words: assignmentWordsSchema,
    rhythm: rhythmSchema.default({ frequency: "once" }),
    window: windowSchema.default({ from: null, to: null }),
    /** About how long one time takes; left out: as the exercise says. */
    minutes: minutes.optional(),
    clientConfidence: z.number().int().min(0).max(100),
    clientAgreed: z.literal(true),
    /** Another exposure is active, and both are meant. */
    alsoKeepOther: z.boolean().default(false),
  })
  .refine(({ stepId, exercise }) => (stepId === undefined) !== (exercise === undefined), { message: "A step or an exercise." });
export const assignRefusal = z.enum(["paceUnanswered", "stepNotActive", "restWeek", "oneActiveAlready", "exerciseUnknown"]);
export const assigned = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), assignmentId: z.uuid() }),
  z.strictObject({ ok: z.literal(false), reason: assignRefusal }),
]);
export const assignmentRef = z.strictObject({ clientId: z.uuid(), assignmentId: z.uuid() });
/** An earlier assignment again, with these words in the place of its own. */
export const varyInput = assignmentRef.extend({
  whatExactly: assignmentWordsSchema.shape.whatExactly,
  minimumVersion: assignmentWordsSchema.shape.minimumVersion,
  window: windowSchema.default({ from: null, to: null }),
  clientAgreed: z.literal(true),
  alsoKeepOther: z.boolean().default(false),
});
export const assignmentView = z.strictObject({
  id: z.uuid(),
  /** Of the step, else what the therapist called it, else of the exercise. */
  title: z.string(),
  stepId: z.uuid().nullable(),
  definitionId: z.string(),
  definitionVersion: z.number().int(),
  words: assignmentWordsSchema,
  rhythm: rhythmSchema,
  window: z.strictObject({ from: z.iso.date().nullable(), to: z.iso.date().nullable() }),
  minutes: z.number().int(),
  clientConfidence: z.number().int(),
  state: z.enum(["active", "held", "done", "withdrawn"]),
  assignedAt: z.iso.datetime(),
});
/** All that go on, and the last of those that ended; newest first. */
export const assignmentList = z.strictObject({ assignments: z.array(assignmentView) });
/** Resuming is refused for the same reasons as assigning anew. */
export const resumed = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), reason: assignRefusal }),
]);
/** What the client's form needs. */
export const ownAssignmentInput = z.strictObject({ assignmentId: z.uuid() });
export const ownAssignment = z.strictObject({
  assignment: assignmentView,
  /** Null where this program does not know the exercise. */
  definition: clientDefinition.nullable(),
  therapistName: z.string(),
  readingDays: z.array(z.number()),
  timeZone: z.string(),
});
