import { checkedAtOnce } from "../checked-at-once";
import { therapistDay, toReviewInput, toReviewPage } from "../client/schema";
import { router, therapistProcedure } from "../trpc";
import { getTherapistDay, pageToReview } from "./data";
import { shownInQueue, shownOf } from "./shown";

export const caseloadRouter = router({
  day: therapistProcedure
    .meta({ policy: { permission: "caseload:read:own", resource: "caseload" } })
    .output(checkedAtOnce(therapistDay))
    .query(async ({ ctx }) => {
      const day = await getTherapistDay(ctx.tx, ctx.scope, ctx.now);
      ctx.auditEach(shownOf(day));
      return day;
    }),

  /** What waits to be read, one page after the other. */
  toReview: therapistProcedure
    .meta({ policy: { permission: "caseload:read:own", resource: "caseload" } })
    .input(toReviewInput)
    .output(checkedAtOnce(toReviewPage))
    .query(async ({ ctx, input }) => {
      const page = await pageToReview(ctx.tx, ctx.scope, ctx.now, input);
      ctx.auditEach(shownInQueue(page));
      return page;
    }),
});
