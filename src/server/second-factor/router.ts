import { enrollingProcedure, hasSteppedUp, memberProcedure, router } from "../trpc";
import { getSecondFactorStatus } from "./data";
import { dropTotp, offerTotp, renewRecoveryCodes, setTotpUp } from "./mutations";
import { confirmedTotp, confirmTotpInput, madeRecoveryCodes, removedTotp, secondFactorStatus, startedTotp } from "./schema";

const own = { permission: "credential:write:own", resource: "secondFactor" } as const;

/*
 * A session with the passphrase alone reaches `status` and `startTotp` and no more. What it may do with an offered
 * secret is the sign-in provider "second-factor": the first code sets the app up and opens the full session at once.
 */
export const secondFactorRouter = router({
  status: enrollingProcedure
    .meta({ policy: own })
    .output(secondFactorStatus)
    .query(({ ctx }) => getSecondFactorStatus(ctx.tx, ctx.scope, ctx.session.assurance)),

  startTotp: enrollingProcedure
    .meta({ policy: own })
    .output(startedTotp)
    .mutation(({ ctx }) =>
      offerTotp(ctx.tx, ctx.scope, { assurance: ctx.session.assurance, steppedUp: hasSteppedUp(ctx.session, ctx.now) }, ctx.now),
    ),

  confirmTotp: memberProcedure
    .meta({ policy: { ...own, stepUp: true } })
    .input(confirmTotpInput)
    .output(confirmedTotp)
    .mutation(({ ctx, input }) => setTotpUp(ctx.tx, ctx.scope, input, ctx.now)),

  makeRecoveryCodes: memberProcedure
    .meta({ policy: { ...own, stepUp: true } })
    .output(madeRecoveryCodes)
    .mutation(({ ctx }) => renewRecoveryCodes(ctx.tx, ctx.scope, ctx.now)),

  removeTotp: memberProcedure
    .meta({ policy: { ...own, stepUp: true } })
    .output(removedTotp)
    .mutation(({ ctx }) => dropTotp(ctx.tx, ctx.scope)),
});
