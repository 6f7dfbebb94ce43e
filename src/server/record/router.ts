import { checkedAtOnce } from "../checked-at-once";
import { caseloadProcedure, clientProcedure, clientReadProcedure, router } from "../trpc";
import { getRecord, listRecords } from "./data";
import { openForReview, replyAsTherapist, reviewRecord } from "./mutations";
import {
  listOwnRecordsInput,
  listRecordsInput,
  openedRecord,
  ownRecordRef,
  recordDetail,
  recordPage,
  recordRef,
  replied,
  replyInput,
  reviewed,
  reviewInput,
} from "./schema";

/** Reading records. What a client writes comes through sync.push. */
export const recordRouter = router({
  list: clientReadProcedure
    .meta({ policy: { permission: ["client:read:caseload", "client:read:supervised"], resource: "record" } })
    .input(listRecordsInput)
    .output(checkedAtOnce(recordPage))
    .query(async ({ ctx, input }) => listRecords(ctx.tx, ctx.scope, await ctx.sealer(), input)),

  /** A supervisor's reading leaves the record as it is: only the therapist's makes it one that can't be taken back. */
  read: clientReadProcedure
    .meta({ policy: { permission: "client:read:supervised", resource: "record" } })
    .input(recordRef)
    .output(checkedAtOnce(recordDetail))
    .query(async ({ ctx, input }) => {
      ctx.audit({ recordId: input.recordId });
      return getRecord(ctx.tx, ctx.scope, await ctx.sealer(), input.recordId);
    }),

  /** A therapist's reading marks the record as opened: from then on the client can no longer take it back. */
  open: caseloadProcedure
    .meta({ policy: { permission: "record:review:caseload", resource: "record" } })
    .input(recordRef)
    .output(checkedAtOnce(openedRecord))
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ recordId: input.recordId });
      const opened = await openForReview(ctx.tx, ctx.scope, ctx.now, input.recordId);
      if (!opened.ok) return opened;
      return { ok: true, record: await getRecord(ctx.tx, ctx.scope, await ctx.sealer(), input.recordId) };
    }),

  review: caseloadProcedure
    .meta({ policy: { permission: "record:review:caseload", resource: "record" } })
    .input(reviewInput)
    .output(reviewed)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ recordId: input.recordId });
      return reviewRecord(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, { recordId: input.recordId, note: input.note });
    }),

  /** A line in the record's thread. The client's lines come through sync.push. */
  reply: caseloadProcedure
    .meta({ policy: { permission: "record:review:caseload", resource: "record" } })
    .input(replyInput)
    .output(replied)
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ recordId: input.recordId });
      const { recordId, messageId, words } = input;
      return replyAsTherapist(ctx.tx, ctx.scope, await ctx.sealer(), ctx.now, { recordId, messageId, words });
    }),

  listOwn: clientProcedure
    .meta({ policy: { permission: "record:read:own", resource: "record" } })
    .input(listOwnRecordsInput)
    .output(checkedAtOnce(recordPage))
    .query(async ({ ctx, input }) => listRecords(ctx.tx, ctx.scope, await ctx.sealer(), input)),

  getOwn: clientProcedure
    .meta({ policy: { permission: "record:read:own", resource: "record" } })
    .input(ownRecordRef)
    .output(checkedAtOnce(recordDetail))
    .query(async ({ ctx, input }) => getRecord(ctx.tx, ctx.scope, await ctx.sealer(), input.recordId)),
});
