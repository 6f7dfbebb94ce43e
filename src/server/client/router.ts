import { caseloadProcedure, router } from "../trpc";
import { getClientOverview } from "./data";
import { clientOverview, clientRef } from "./schema";

export const clientRouter = router({
  overview: caseloadProcedure
    .meta({ policy: { permission: "client:read:caseload", resource: "client" } })
    .input(clientRef)
    .output(clientOverview)
    .query(async ({ ctx }) => getClientOverview(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now)),
});
