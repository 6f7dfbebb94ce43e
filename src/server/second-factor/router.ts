import { enrollingProcedure, memberProcedure, router } from "../trpc";
import { getSecondFactorStatus } from "./data";
import { dropTotp, offerTotp, renewRecoveryCodes, setTotpUp } from "./mutations";
import { confirmedTotp, confirmTotpInput, madeRecoveryCodes, removedTotp, secondFactorStatus, startedTotp } from "./schema";

const own = { permission: "credential:write:own", resource: "secondFactor" } as const;

/** For the trail: a call that was answered by a refusal changed nothing. */
function refusalOf(answer: { ok: true } | { ok: false; reason: string }): { refused?: string } {
  return answer.ok ? {} : { refused: answer.reason };
}

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
    .mutation(async ({ ctx }) => {
      const started = await offerTotp(ctx);
      ctx.audit(refusalOf(started));
      return started;
    }),

  confirmTotp: memberProcedure
    .meta({ policy: { ...own, stepUp: true } })
    .input(confirmTotpInput)
    .output(confirmedTotp)
    .mutation(async ({ ctx, input }) => {
      const confirmed = await setTotpUp(ctx, input);
      ctx.audit(refusalOf(confirmed));
      return confirmed;
    }),

  makeRecoveryCodes: memberProcedure
    .meta({ policy: { ...own, stepUp: true } })
    .output(madeRecoveryCodes)
    .mutation(async ({ ctx }) => {
      const made = await renewRecoveryCodes(ctx);
      ctx.audit(refusalOf(made));
      return made;
    }),

  removeTotp: memberProcedure
    .meta({ policy: { ...own, stepUp: true } })
    .output(removedTotp)
    .mutation(async ({ ctx }) => {
      const removed = await dropTotp(ctx);
      ctx.audit(refusalOf(removed));
      return removed;
    }),
});
