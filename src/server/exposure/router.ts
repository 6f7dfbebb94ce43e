import { clientRef } from "../client/schema";
import { caseloadProcedure, clientProcedure, clientReadProcedure, router } from "../trpc";
import { listSteps } from "./data";
import { addStep, editStep, moveStep, setStepState } from "./mutations";
import { addStepInput, editStepInput, moveStepInput, setStepStateInput, stepList } from "./schema";

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
    .output(stepList)
    .mutation(async ({ ctx, input }) => {
      await moveStep(ctx.tx, ctx.scope, ctx.now, input);
      ctx.audit({ stepId: input.stepId });
      return listSteps(ctx.tx, ctx.scope, await ctx.sealer());
    }),

  setStepState: caseloadProcedure
    .meta(write)
    .input(setStepStateInput)
    .output(stepList)
    .mutation(async ({ ctx, input }) => {
      await setStepState(ctx.tx, ctx.scope, ctx.now, input);
      ctx.audit({ stepId: input.stepId, state: input.state });
      return listSteps(ctx.tx, ctx.scope, await ctx.sealer());
    }),
});
