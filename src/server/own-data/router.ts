import { clientProcedure, router } from "../trpc";
import { exportOwn } from "./data";
import { ownExport } from "./export-schema";
import { eraseOwn } from "./mutations";
import { erased, eraseInput } from "./schema";

export const ownDataRouter = router({
  export: clientProcedure
    .meta({ policy: { permission: "export:read:own", resource: "client", stepUp: true } })
    .output(ownExport)
    .query(async ({ ctx }) => {
      const everything = await exportOwn(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, ctx.session.practiceName);
      ctx.audit({ records: everything.records.length, paceRequests: everything.paceRequests.length, steps: everything.steps.length });
      return everything;
    }),
  erase: clientProcedure
    .meta({ policy: { permission: "erasure:write:own", resource: "client", stepUp: true } })
    .input(eraseInput)
    .output(erased)
    .mutation(({ ctx, input }) => eraseOwn(ctx.tx, ctx.scope, ctx.now, input.confirm)),
});
