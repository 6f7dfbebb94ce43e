import { z } from "zod";
import { sendMail } from "../mail/send-mail";
import { router, supervisorProcedure } from "../trpc";
import { findClientsByName, listOwnBreakGlass } from "./data";
import { closeBreakGlass, openBreakGlass } from "./mutations";
import { closeBreakGlassInput, findClientInput, foundClients, openBreakGlassInput, openedBreakGlass, ownBreakGlassList } from "./schema";

const access = { permission: "breakGlass:write:practice", resource: "breakGlass" } as const;

/** A supervisor's reading in an emergency, outside the caseloads that they supervise. */
export const breakGlassRouter = router({
  /** A mutation: the name that is looked for belongs in no log of queries, and the look is part of the act. */
  find: supervisorProcedure
    .meta({ policy: access })
    .input(findClientInput)
    .output(foundClients)
    .mutation(async ({ ctx, input }) => {
      const found = await findClientsByName(ctx.tx, ctx.scope, input.query);
      ctx.audit({ found: found.clients.map(({ clientId }) => clientId).join(" ") });
      return found;
    }),

  open: supervisorProcedure
    .meta({ policy: { ...access, stepUp: true } })
    .input(openBreakGlassInput)
    .output(openedBreakGlass)
    .mutation(async ({ ctx, input }) => {
      const opened = await openBreakGlass(ctx.tx, ctx.scope, ctx.now, input);
      const details = { breakGlassId: opened.breakGlassId, expiresAt: opened.expiresAt.toISOString() };
      ctx.auditEach([{ clientId: input.clientId, details }]);
      for (const to of opened.addresses) ctx.afterwards(() => void sendMail({ to, kind: "attention" }));
      return { breakGlassId: opened.breakGlassId, expiresAt: opened.expiresAt.toISOString() };
    }),

  close: supervisorProcedure
    .meta({ policy: access })
    .input(closeBreakGlassInput)
    .output(z.strictObject({ ok: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      const { clientId } = await closeBreakGlass(ctx.tx, ctx.scope, ctx.now, input.breakGlassId);
      ctx.auditEach([{ clientId, details: { breakGlassId: input.breakGlassId } }]);
      return { ok: true };
    }),

  listOwn: supervisorProcedure
    .meta({ policy: access })
    .output(ownBreakGlassList)
    .query(({ ctx }) => listOwnBreakGlass(ctx.tx, ctx.scope, ctx.now)),
});
