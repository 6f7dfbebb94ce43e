import { z } from "zod";

const title = z.string().trim().min(1).max(280);
const minimumVersion = z.string().trim().min(1).max(280);
const predictedSuds = z.number().int().min(0).max(100);

export const stepView = z.strictObject({
  id: z.uuid(),
  position: z.number().int(),
  title: z.string(),
  minimumVersion: z.string(),
  predictedSuds: z.number().int(),
  state: z.enum(["active", "resting", "retired"]),
  /** Finished records of this step, whatever became of them. */
  timesTried: z.number().int(),
  assigned: z.boolean(),
});
export const stepList = z.strictObject({ steps: z.array(stepView) });
export const addStepInput = z.strictObject({ clientId: z.uuid(), title, minimumVersion, predictedSuds });
export const editStepInput = z.strictObject({ clientId: z.uuid(), stepId: z.uuid(), title, minimumVersion, predictedSuds });
/** afterStepId null: to the top. */
export const moveStepInput = z.strictObject({ clientId: z.uuid(), stepId: z.uuid(), afterStepId: z.uuid().nullable() });
export const setStepStateInput = z.strictObject({ clientId: z.uuid(), stepId: z.uuid(), state: z.enum(["active", "resting", "retired"]) });
