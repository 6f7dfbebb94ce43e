import { adminProcedure, router } from "../trpc";
import { dischargeClient, readmitClient, transferClient } from "./mutations";
import { dischargedClient, dischargeInput, readmitInput, readmitted, transferInput, transferred } from "./schema";

/** With a second look: an unlocked screen must not give somebody the right to read. */
const write = { policy: { permission: "care:write:practice", resource: "care", stepUp: true } } as const;

const refusalOf = (result: { ok: true } | { ok: false; reason: string }): Record<string, string> =>
  result.ok ? {} : { refused: result.reason };

/** Who cares for whom; changed by a practice's admin, who sees none of what it is about. */
export const careRouter = router({
  transfer: adminProcedure
    .meta(write)
    .input(transferInput)
    .output(transferred)
    .mutation(async ({ ctx, input }) => {
      const result = await transferClient(ctx.tx, ctx.scope, ctx.now, input);
      ctx.auditEach([{ clientId: input.clientId, details: { toTherapist: input.toTherapistId, ...refusalOf(result) } }]);
      return result;
    }),

  discharge: adminProcedure
    .meta(write)
    .input(dischargeInput)
    .output(dischargedClient)
    .mutation(async ({ ctx, input }) => {
      const result = await dischargeClient(ctx.tx, ctx.scope, ctx.now, input.clientId);
      ctx.auditEach([{ clientId: input.clientId, details: refusalOf(result) }]);
      return result;
    }),

  readmit: adminProcedure
    .meta(write)
    .input(readmitInput)
    .output(readmitted)
    .mutation(async ({ ctx, input }) => {
      const result = await readmitClient(ctx.tx, ctx.scope, ctx.now, input);
      ctx.auditEach([{ clientId: input.clientId, details: { toTherapist: input.therapistId, ...refusalOf(result) } }]);
      return result;
    }),
});
