import { therapistDay } from "../client/schema";
import { router, therapistProcedure } from "../trpc";
import { getTherapistDay } from "./data";

export const caseloadRouter = router({
  day: therapistProcedure
    .meta({ policy: { permission: "caseload:read:own", resource: "caseload" } })
    .output(therapistDay)
    .query(async ({ ctx }) => {
      const day = await getTherapistDay(ctx.tx, ctx.scope, ctx.now);
      ctx.audit({
        records: day.newRecords.map((record) => record.recordId).join(" "),
        paceRequests: day.paceRequests.map((request) => request.id).join(" "),
      });
      return day;
    }),
});
