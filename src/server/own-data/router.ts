import { clientProcedure, router } from "../trpc";
import { eraseOwn } from "./mutations";
import { erased, eraseInput } from "./schema";

export const ownDataRouter = router({
  erase: clientProcedure
    .meta({ policy: { permission: "erasure:write:own", resource: "client", stepUp: true } })
    .input(eraseInput)
    .output(erased)
    .mutation(({ ctx, input }) => eraseOwn(ctx.tx, ctx.scope, ctx.now, input.confirm)),
});
