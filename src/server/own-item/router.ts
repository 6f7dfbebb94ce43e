import { clientRef } from "../client/schema";
import { caseloadProcedure, clientProcedure, clientReadProcedure, router } from "../trpc";
import { listItems, listReferences } from "./data";
import { putOwnItem, retireOwnItem } from "./mutations";
import { ownItemList, ownReferences, putItemInput, retireItemInput } from "./schema";

const write = { policy: { permission: "ownItem:write:caseload", resource: "ownItem" } } as const;

/** A client's own lists. What the client writes comes through sync.push; each write of a therapist answers the lists as they now stand. */
export const ownItemRouter = router({
  listOwn: clientProcedure
    .meta({ policy: { permission: "ownItem:read:own", resource: "ownItem" } })
    .output(ownReferences)
    .query(async ({ ctx }) => listReferences(ctx.tx, ctx.scope, await ctx.sealer())),

  list: clientReadProcedure
    .meta({ policy: { permission: ["client:read:caseload", "client:read:supervised"], resource: "ownItem" } })
    .input(clientRef)
    .output(ownItemList)
    .query(async ({ ctx }) => listItems(ctx.tx, ctx.scope, await ctx.sealer())),

  put: caseloadProcedure
    .meta(write)
    .input(putItemInput)
    .output(ownItemList)
    .mutation(async ({ ctx, input }) => {
      const sealer = await ctx.sealer();
      const { itemId: id, kind, words, position } = input;
      ctx.audit({ itemId: id, itemKind: kind });
      await putOwnItem(ctx.tx, ctx.scope, sealer, ctx.now, { id, kind, words, position });
      return listItems(ctx.tx, ctx.scope, sealer);
    }),

  retire: caseloadProcedure
    .meta(write)
    .input(retireItemInput)
    .output(ownItemList)
    .mutation(async ({ ctx, input }) => {
      await retireOwnItem(ctx.tx, ctx.scope, ctx.now, input.itemId, input.retired);
      ctx.audit({ itemId: input.itemId });
      return listItems(ctx.tx, ctx.scope, await ctx.sealer());
    }),
});
