import { adminProcedure, router, supervisorProcedure } from "../trpc";
import { supervisedCaseloads } from "./caseload-schema";
import { listSupervisedCaseloads } from "./data";
import { endSupervision, startSupervision } from "./mutations";
import { endedSupervision, endSupervisionInput, startedSupervision, startSupervisionInput } from "./schema";

const write = { policy: { permission: "supervision:write:practice", resource: "supervision" } } as const;

export const supervisionRouter = router({
  caseloads: supervisorProcedure
    .meta({ policy: { permission: "caseload:read:supervised", resource: "caseload" } })
    .output(supervisedCaseloads)
    .query(async ({ ctx }) => {
      const { caseloads } = await listSupervisedCaseloads(ctx.tx, ctx.scope, ctx.now);
      ctx.auditEach(caseloads.flatMap(({ clients }) => clients.map(({ clientId }) => ({ clientId, details: {} }))));
      return { caseloads };
    }),

  /** With a second look: it gives somebody the right to read. */
  start: adminProcedure
    .meta({ policy: { ...write.policy, stepUp: true } })
    .input(startSupervisionInput)
    .output(startedSupervision)
    .mutation(async ({ ctx, input }) => {
      const result = await startSupervision(ctx.tx, ctx.scope, ctx.now, input);
      ctx.audit({ ...input, ...(result.ok ? { supervisionId: result.supervisionId } : { refused: result.reason }) });
      return result;
    }),

  end: adminProcedure
    .meta(write)
    .input(endSupervisionInput)
    .output(endedSupervision)
    .mutation(async ({ ctx, input }) => {
      await endSupervision(ctx.tx, ctx.scope, ctx.now, input.supervisionId);
      ctx.audit({ supervisionId: input.supervisionId });
      return { ok: true };
    }),
});
