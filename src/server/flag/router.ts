import { caseloadProcedure, router } from "../trpc";
import { acknowledge } from "./mutations";
import { acknowledged, acknowledgeInput } from "./schema";

/** Answers at the top of the therapist's day. They are read with the day and with their record. */
export const flagRouter = router({
  acknowledge: caseloadProcedure
    .meta({ policy: { permission: "record:review:caseload", resource: "record" } })
    .input(acknowledgeInput)
    .output(acknowledged)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ recordId: input.recordId });
      const { recordId, action } = input;
      return acknowledge(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, { recordId, action });
    }),
});
