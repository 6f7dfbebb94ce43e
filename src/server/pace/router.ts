import { clientRef } from "../client/schema";
import { caseloadProcedure, clientReadProcedure, coverProcedure, router } from "../trpc";
import { getPaceStanding } from "./data";
import { answerAsCover, answerPace } from "./mutations";
import { answerAsCoverInput, answeredAsCover, answeredPace, answerPaceInput, paceStanding } from "./schema";

/** The therapist's side of "can we slow down?". The client's side comes through sync.push. */
export const paceRouter = router({
  answer: caseloadProcedure
    .meta({ policy: { permission: "pace:answer:caseload", resource: "paceRequest" } })
    .input(answerPaceInput)
    .output(answeredPace)
    .mutation(async ({ ctx, input }) => {
      const { clientId: _proved, ...given } = input;
      const { restWeekId, ...result } = { restWeekId: undefined, ...(await answerPace(ctx.tx, ctx.scope, ctx.sealer, ctx.now, given)) };
      ctx.audit({ paceRequestId: input.paceRequestId, ...(restWeekId ? { restWeekId } : {}) });
      return result;
    }),

  /** For a colleague whose stated time has passed: this request and nothing else of the client's. */
  answerAsCover: coverProcedure
    .meta({ policy: { permission: "pace:answer:cover", resource: "paceRequest" } })
    .input(answerAsCoverInput)
    .output(answeredAsCover)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ paceRequestId: input.paceRequestId, coverFor: ctx.cover.therapistId });
      const { clientId: _proved, ...given } = input;
      return answerAsCover(ctx.tx, ctx.scope, ctx.sealer, ctx.now, ctx.cover, given);
    }),

  standing: clientReadProcedure
    .meta({ policy: { permission: ["client:read:caseload", "client:read:supervised"], resource: "paceRequest" } })
    .input(clientRef)
    .output(paceStanding)
    .query(({ ctx }) => getPaceStanding(ctx.tx, ctx.scope, ctx.sealer, ctx.now)),
});
