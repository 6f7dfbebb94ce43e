import { z } from "zod";
import { clientProcedure, router } from "../trpc";
import { listConsents } from "./data";
import { giveConsent, withdrawConsent } from "./mutations";
import { consentList, gaveConsent, giveConsentInput, withdrawConsentInput } from "./schema";

const write = { policy: { permission: "consent:write:own", resource: "consent" } } as const;

export const consentRouter = router({
  list: clientProcedure
    .meta(write)
    .output(consentList)
    .query(({ ctx }) => listConsents(ctx.tx, ctx.scope)),
  give: clientProcedure
    .meta(write)
    .input(giveConsentInput)
    .output(gaveConsent)
    .mutation(({ ctx, input }) => {
      ctx.audit({ purpose: input.purpose, textVersion: input.textVersion });
      return giveConsent(ctx.tx, ctx.scope, ctx.now, input);
    }),
  withdraw: clientProcedure
    .meta(write)
    .input(withdrawConsentInput)
    .output(z.strictObject({ ok: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      ctx.audit({ purpose: input.purpose });
      await withdrawConsent(ctx.tx, ctx.scope, ctx.now, input.purpose);
      return { ok: true };
    }),
});
