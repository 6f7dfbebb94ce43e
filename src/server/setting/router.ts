import { router, therapistProcedure } from "../trpc";
import { getAnswering, getTherapistSetting } from "./data";
import { setAnswering, setReadingDays } from "./mutations";
import { answeringView, setAnsweringInput, setReadingDaysInput, therapistSettingView } from "./schema";

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

  getAnswering: therapistProcedure
    .meta(own)
    .output(answeringView)
    .query(({ ctx }) => getAnswering(ctx.tx, ctx.scope)),

  setAnswering: therapistProcedure
    .meta(own)
    .input(setAnsweringInput)
    .output(answeringView)
    .mutation(async ({ ctx, input }) => {
      await setAnswering(ctx.tx, ctx.scope, input);
      if (input.coverId) ctx.audit({ coverId: input.coverId });
      return getAnswering(ctx.tx, ctx.scope);
    }),
});
