import { checkedAtOnce } from "../checked-at-once";
import { clientProcedure, router } from "../trpc";
import { getToday } from "./data";
import { todayView } from "./schema";

export const todayRouter = router({
  get: clientProcedure
    .meta({ policy: { permission: "today:read:own", resource: "today" } })
    .output(checkedAtOnce(todayView))
    .query(async ({ ctx }) => getToday(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now)),
});
