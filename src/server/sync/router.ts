import { pushProcedure, router } from "../trpc";
import { push } from "./mutations";
import { pushed, pushInput } from "./schema";

export const syncRouter = router({
  push: pushProcedure
    .meta({ policy: { permission: "record:write:own", resource: "operation" } })
    .input(pushInput)
    .output(pushed)
    .mutation(async ({ ctx, input }) => ({ results: await push(ctx.scope, ctx.now, input.operations) })),
});
