import { clientRef } from "../client/schema";
import { caseloadProcedure, clientProcedure, clientReadProcedure, router } from "../trpc";
import { listSteps } from "./data";
import { addStep, combineSteps, editStep, moveStep, setStepState, splitStep, takeBackSteps, varyStep } from "./mutations";
import {
  addStepInput,
  combineStepsInput,
  editStepInput,
  moveStepInput,
  setStepStateInput,
  splitStepInput,
  stepList,
  stepMoved,
  stepStateSet,
  stepsMade,
  stepsTakenBack,
  takeBackStepsInput,
  varyStepInput,
} from "./schema";

const write = { policy: { permission: "step:write:caseload", resource: "step" } } as const;

/** The ladder. Each write answers the ladder as it now stands. */
export const exposureRouter = router({
  listSteps: clientReadProcedure
    .meta({ policy: { permission: ["client:read:caseload", "client:read:supervised"], resource: "step" } })
    .input(clientRef)
    .output(stepList)
    .query(async ({ ctx }) => listSteps(ctx.tx, ctx.scope, await ctx.sealer())),

  listOwn: clientProcedure
    .meta({ policy: { permission: "step:read:own", resource: "step" } })
    .output(stepList)
    .query(async ({ ctx }) => listSteps(ctx.tx, ctx.scope, await ctx.sealer())),

  addStep: caseloadProcedure
    .meta(write)
    .input(addStepInput)
    .output(stepList)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ stepId: await addStep(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, input) });
      return listSteps(ctx.tx, ctx.scope, await ctx.sealer());
    }),

  editStep: caseloadProcedure
    .meta(write)
    .input(editStepInput)
    .output(stepList)
    .mutation(async ({ ctx, input }) => {
      await editStep(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, input);
      ctx.audit({ stepId: input.stepId });
      return listSteps(ctx.tx, ctx.scope, await ctx.sealer());
    }),

  moveStep: caseloadProcedure
    .meta(write)
    .input(moveStepInput)
    .output(stepMoved)
    .mutation(async ({ ctx, input }) => {
      const moved = await moveStep(ctx.tx, ctx.scope, ctx.now, input);
      ctx.audit({ stepId: input.stepId, ...(input.parentId && { parentId: input.parentId }) });
      return moved.ok ? { ok: true, ...(await listSteps(ctx.tx, ctx.scope, await ctx.sealer())) } : moved;
    }),

  setStepState: caseloadProcedure
    .meta(write)
    .input(setStepStateInput)
    .output(stepStateSet)
    .mutation(async ({ ctx, input }) => {
      const set = await setStepState(ctx.tx, ctx.scope, ctx.now, input);
      const { stepId, state, giveBack } = input;
      const count = set.took.length + giveBack.length;
      ctx.audit({ stepId, state, ...(count > 0 && { assignments: count }) });
      return { ...set, ...(await listSteps(ctx.tx, ctx.scope, await ctx.sealer())) };
    }),

  splitStep: caseloadProcedure
    .meta(write)
    .input(splitStepInput)
    .output(stepsMade)
    .mutation(async ({ ctx, input }) => {
      const made = await splitStep({ ...ctx, sealer: await ctx.sealer() }, input);
      ctx.audit({ stepId: input.stepId });
      return made.ok ? { ...made, ...(await listSteps(ctx.tx, ctx.scope, await ctx.sealer())) } : made;
    }),

  varyStep: caseloadProcedure
    .meta(write)
    .input(varyStepInput)
    .output(stepsMade)
    .mutation(async ({ ctx, input }) => {
      const made = await varyStep({ ...ctx, sealer: await ctx.sealer() }, input);
      ctx.audit({ stepId: input.stepId });
      return made.ok ? { ...made, ...(await listSteps(ctx.tx, ctx.scope, await ctx.sealer())) } : made;
    }),

  combineSteps: caseloadProcedure
    .meta(write)
    .input(combineStepsInput)
    .output(stepsMade)
    .mutation(async ({ ctx, input }) => {
      const made = await combineSteps({ ...ctx, sealer: await ctx.sealer() }, input);
      ctx.audit({ stepId: input.stepIds[0], otherStepId: input.stepIds[1] });
      return made.ok ? { ...made, ...(await listSteps(ctx.tx, ctx.scope, await ctx.sealer())) } : made;
    }),

  takeBackSteps: caseloadProcedure
    .meta(write)
    .input(takeBackStepsInput)
    .output(stepsTakenBack)
    .mutation(async ({ ctx, input }) => {
      const back = await takeBackSteps(ctx, input);
      ctx.audit({ count: input.stepIds.length, ...(input.stepIds[0] && { stepId: input.stepIds[0] }) });
      return back.ok ? { ok: true, ...(await listSteps(ctx.tx, ctx.scope, await ctx.sealer())) } : back;
    }),
});
