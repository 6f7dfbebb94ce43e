import { caseloadProcedure, router } from "../trpc";
import { agreePace } from "./mutations";
import { agreedPace, agreePaceInput } from "./schema";

export const paceAgreementRouter = router({
  agree: caseloadProcedure
    .meta({ policy: { permission: "pace:plan:caseload", resource: "paceAgreement" } })
    .input(agreePaceInput)
    .output(agreedPace)
    .mutation(async ({ ctx, input }) => agreePace(ctx.tx, ctx.scope, ctx.sealer, ctx.now, input)),
});
