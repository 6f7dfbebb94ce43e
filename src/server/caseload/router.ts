import { therapistDay } from "../client/schema";
import { router, therapistProcedure } from "../trpc";
import { getTherapistDay } from "./data";
import { shownOf } from "./shown";

export const caseloadRouter = router({
  day: therapistProcedure
    .meta({ policy: { permission: "caseload:read:own", resource: "caseload" } })
    .output(therapistDay)
    .query(async ({ ctx }) => {
      const day = await getTherapistDay(ctx.tx, ctx.scope, ctx.now);
      ctx.auditEach(shownOf(day));
      return day;
    }),
});
