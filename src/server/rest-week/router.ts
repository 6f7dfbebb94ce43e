import { caseloadProcedure, router } from "../trpc";
import { listRestWeeks } from "./data";
import { endRestWeek, planRestWeek } from "./mutations";
import { plannedRestWeek, planRestWeekInput, restWeekList, restWeekRef } from "./schema";

const write = { policy: { permission: "pace:plan:caseload", resource: "restWeek" } } as const;

export const restWeekRouter = router({
  plan: caseloadProcedure
    .meta(write)
    .input(planRestWeekInput)
    .output(plannedRestWeek)
    .mutation(async ({ ctx, input }) => {
      const planned = await planRestWeek(ctx.tx, ctx.scope, ctx.sealer, ctx.now, input);
      ctx.audit(planned.ok ? { restWeekId: planned.restWeekId } : { refused: planned.reason });
      return planned.ok ? { ok: true, restWeeks: await listRestWeeks(ctx.tx, ctx.scope, ctx.sealer, ctx.now) } : planned;
    }),

  end: caseloadProcedure
    .meta(write)
    .input(restWeekRef)
    .output(restWeekList)
    .mutation(async ({ ctx, input }) => {
      await endRestWeek(ctx.tx, ctx.scope, ctx.now, input.restWeekId);
      ctx.audit({ restWeekId: input.restWeekId });
      return { restWeeks: await listRestWeeks(ctx.tx, ctx.scope, ctx.sealer, ctx.now) };
    }),
});
