import { caseloadProcedure, router } from "../trpc";
import { answerPace } from "./mutations";
import { answeredPace, answerPaceInput } from "./schema";

/** The therapist's side of "can we slow down?". The client's side comes through sync.push. */
export const paceRouter = router({
  answer: caseloadProcedure
    .meta({ policy: { permission: "pace:answer:caseload", resource: "paceRequest" } })
    .input(answerPaceInput)
    .output(answeredPace)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ paceRequestId: input.paceRequestId });
      return answerPace(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, { paceRequestId: input.paceRequestId, words: input.words });
    }),
});
