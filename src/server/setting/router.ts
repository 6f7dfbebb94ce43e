import { router, therapistProcedure } from "../trpc";
import { getTherapistSetting } from "./data";
import { setReadingDays } from "./mutations";
import { setReadingDaysInput, therapistSettingView } from "./schema";

const own = { policy: { permission: "setting:write:own", resource: "setting" } } as const;

export const settingRouter = router({
  getReadingDays: therapistProcedure
    .meta(own)
    .output(therapistSettingView)
    .query(({ ctx }) => getTherapistSetting(ctx.tx, ctx.scope)),

  setReadingDays: therapistProcedure
    .meta(own)
    .input(setReadingDaysInput)
    .output(therapistSettingView)
    .mutation(({ ctx, input }) => setReadingDays(ctx.tx, ctx.scope, input.readingDays)),
});
