import { clientReadProcedure, router } from "../trpc";
import { getClientOverview } from "./data";
import { clientOverview, clientRef } from "./schema";

export const clientRouter = router({
  overview: clientReadProcedure
    .meta({ policy: { permission: ["client:read:caseload", "client:read:supervised"], resource: "client" } })
    .input(clientRef)
    .output(clientOverview)
    .query(async ({ ctx }) => getClientOverview(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, ctx.right)),
});
