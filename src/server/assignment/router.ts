import { clientRef } from "../client/schema";
import { caseloadProcedure, clientProcedure, clientReadProcedure, router } from "../trpc";
import { getAssignment, listAssignments } from "./data";
import { assign, withdraw } from "./mutations";
import { assigned, assignInput, assignmentList, ownAssignment, ownAssignmentInput, withdrawInput } from "./schema";

const write = { policy: { permission: "assignment:write:caseload", resource: "assignment" } } as const;

export const assignmentRouter = router({
  assign: caseloadProcedure
    .meta(write)
    .input(assignInput)
    .output(assigned)
    .mutation(async ({ ctx, input }) => {
      const result = await assign(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, input);
      ctx.audit({ stepId: input.stepId, ...(result.ok ? { assignmentId: result.assignmentId } : { refused: result.reason }) });
      return result;
    }),

  withdraw: caseloadProcedure
    .meta(write)
    .input(withdrawInput)
    .output(assignmentList)
    .mutation(async ({ ctx, input }) => {
      await withdraw(ctx.tx, ctx.scope, ctx.now, input);
      ctx.audit({ assignmentId: input.assignmentId });
      return listAssignments(ctx.tx, ctx.scope, await ctx.sealer());
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
