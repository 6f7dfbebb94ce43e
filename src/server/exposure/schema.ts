import { z } from "zod";
import { MOVE_REFUSALS } from "@/domain/exposure/ladder";
import { MAKE_REFUSALS, TAKE_BACK_REFUSALS, VARIED } from "@/domain/exposure/new-steps";

const title = z.string().trim().min(1).max(280);
const minimumVersion = z.string().trim().min(1).max(280);
const predictedSuds = z.number().int().min(0).max(100);
const words = { title, minimumVersion, predictedSuds };
const ofStep = { clientId: z.uuid(), stepId: z.uuid() };

export const stepView = z.strictObject({
  id: z.uuid(),
  position: z.number().int(),
  title: z.string(),
  minimumVersion: z.string(),
  predictedSuds: z.number().int(),
  state: z.enum(["active", "resting", "retired"]),
  /** The step that was split into this one and others. */
  parentId: z.uuid().nullable(),
  /** The step that this one varies, and in what. */
  variesId: z.uuid().nullable(),
  varied: z.array(z.enum(VARIED)),
  /** The two steps that this one brings together. */
  combines: z.array(z.uuid()),
  /** Finished records of this step, whatever became of them. */
  timesTried: z.number().int(),
  assigned: z.boolean(),
  /** Something of it is assigned and on hold. */
  onHold: z.boolean(),
});
/** In the order of the ladder, each smaller step right below its own. */
export const stepList = z.strictObject({ steps: z.array(stepView) });
export const addStepInput = z.strictObject({ clientId: z.uuid(), ...words });
export const editStepInput = z.strictObject({ ...ofStep, ...words });
/** parentId null: on the ladder itself. afterStepId null: to the top there. */
export const moveStepInput = z.strictObject({ ...ofStep, parentId: z.uuid().nullable(), afterStepId: z.uuid().nullable() });
/** An assignment that left the client's Today with its step, and how it stood. */
export const takenAssignment = z.strictObject({ assignmentId: z.uuid(), was: z.enum(["active", "held"]) });
/** giveBack: what the same step took off a moment ago; undoing. */
export const setStepStateInput = z.strictObject({
  ...ofStep,
  state: z.enum(["active", "resting", "retired"]),
  giveBack: z.array(takenAssignment).max(50).default([]),
});
/** `took`: what left the client's Today with the step. `onHold`: how many of those given back are on hold now, though they were not. */
export const stepStateSet = z.strictObject({ ...stepList.shape, took: z.array(takenAssignment), onHold: z.number().int() });
export const splitStepInput = z.strictObject({ ...ofStep, smaller: z.array(z.strictObject(words)).min(1).max(8) });
export const varyStepInput = z.strictObject({
  ...ofStep,
  ...words,
  varied: z
    .array(z.enum(VARIED))
    .min(1)
    .refine((kinds) => new Set(kinds).size === kinds.length),
});
export const combineStepsInput = z.strictObject({ clientId: z.uuid(), stepIds: z.tuple([z.uuid(), z.uuid()]), ...words });
/** Steps that were just made; undoing. */
export const takeBackStepsInput = z.strictObject({ clientId: z.uuid(), stepIds: z.array(z.uuid()).min(1).max(8) });

const ladder = { ok: z.literal(true), ...stepList.shape };
const refused = <Reasons extends readonly [string, ...string[]]>(reasons: Reasons) =>
  z.strictObject({ ok: z.literal(false), reason: z.enum(reasons) });
export const stepMoved = z.discriminatedUnion("ok", [z.strictObject(ladder), refused(MOVE_REFUSALS)]);
/** `made`: the new steps, in their order. */
export const stepsMade = z.discriminatedUnion("ok", [z.strictObject({ ...ladder, made: z.array(z.uuid()) }), refused(MAKE_REFUSALS)]);
export const stepsTakenBack = z.discriminatedUnion("ok", [z.strictObject(ladder), refused(TAKE_BACK_REFUSALS)]);
