import { clientRef } from "../client/schema";
import { caseloadProcedure, clientProcedure, clientReadProcedure, router } from "../trpc";
import { getAssignment, listAssignments } from "./data";
import { assign, hold, resume, vary, withdraw } from "./mutations";
import { assigned, assignInput, assignmentList, assignmentRef, ownAssignment, ownAssignmentInput, resumed, varyInput } from "./schema";

const write = { policy: { permission: "assignment:write:caseload", resource: "assignment" } } as const;

export const assignmentRouter = router({
  assign: caseloadProcedure
    .meta(write)
    .input(assignInput)
    .output(assigned)
    .mutation(async ({ ctx, input }) => {
      const result = await assign(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, input);
      ctx.audit({
        ...(input.stepId ? { stepId: input.stepId } : {}),
        ...(input.exercise ? { exerciseId: input.exercise.id } : {}),
        ...(result.ok ? { assignmentId: result.assignmentId } : { refused: result.reason }),
      });
      return result;
    }),

  vary: caseloadProcedure
    .meta(write)
    .input(varyInput)
    .output(assigned)
    .mutation(async ({ ctx, input }) => {
      const result = await vary(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, input);
      ctx.audit({ of: input.assignmentId, ...(result.ok ? { assignmentId: result.assignmentId } : { refused: result.reason }) });
      return result;
    }),

  withdraw: caseloadProcedure
    .meta(write)
    .input(assignmentRef)
    .output(assignmentList)
    .mutation(async ({ ctx, input }) => {
      await withdraw(ctx.tx, ctx.scope, ctx.now, input.assignmentId);
      ctx.audit({ assignmentId: input.assignmentId });
      return listAssignments(ctx.tx, ctx.scope, await ctx.sealer());
    }),

  hold: caseloadProcedure
    .meta(write)
    .input(assignmentRef)
    .output(assignmentList)
    .mutation(async ({ ctx, input }) => {
      await hold(ctx.tx, ctx.scope, input.assignmentId);
      ctx.audit({ assignmentId: input.assignmentId });
      return listAssignments(ctx.tx, ctx.scope, await ctx.sealer());
    }),

  resume: caseloadProcedure
    .meta(write)
    .input(assignmentRef)
    .output(resumed)
    .mutation(async ({ ctx, input }) => {
      const result = await resume(ctx.tx, ctx.scope, ctx.now, input.assignmentId);
      ctx.audit({ assignmentId: input.assignmentId, ...(result.ok ? {} : { refused: result.reason }) });
      return result;
    }),

  list: clientReadProcedure
    .meta({ policy: { permission: ["client:read:caseload", "client:read:supervised"], resource: "assignment" } })
    .input(clientRef)
    .output(assignmentList)
    .query(async ({ ctx }) => listAssignments(ctx.tx, ctx.scope, await ctx.sealer())),

  getOwn: clientProcedure
    .meta({ policy: { permission: "assignment:read:own", resource: "assignment" } })
    .input(ownAssignmentInput)
    .output(ownAssignment)
    .query(async ({ ctx, input }) => getAssignment(ctx.tx, ctx.scope, await ctx.sealer(), input.assignmentId)),
});
