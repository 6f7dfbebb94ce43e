import { z } from "zod";
import { memberProcedure, router } from "../trpc";
import { listNotices } from "./data";
import { markNoticeSeen } from "./mutations";
import { listNoticesInput, noticePage, noticeRef } from "./schema";

const own = { policy: { permission: "notice:read:own", resource: "notice" } } as const;

/** What staff have to know: emergency access, transfers, discharges, withdrawn consent, erased clients. */
export const noticeRouter = router({
  list: memberProcedure
    .meta(own)
    .input(listNoticesInput)
    .output(noticePage)
    .query(({ ctx, input }) => listNotices(ctx.tx, ctx.scope, ctx.now, input)),

  markSeen: memberProcedure
    .meta(own)
    .input(noticeRef)
    .output(z.strictObject({ ok: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await markNoticeSeen(ctx.tx, ctx.scope, ctx.now, input.noticeId);
      ctx.audit({ noticeId: input.noticeId });
      return { ok: true };
    }),
});
