import { z } from "zod";
import { caseloadProcedure, publicProcedure, router, therapistProcedure } from "../trpc";
import { accept, preview } from "./accept";
import { listInvitations } from "./data";
import { createInvitation, renewInvitation, revokeInvitation } from "./mutations";
import {
  acceptedInvitation,
  acceptInvitationInput,
  createdInvitation,
  createInvitationInput,
  invitationList,
  invitationPreview,
  previewInvitationInput,
  renewedInvitation,
  renewInvitationInput,
  revokeInvitationInput,
} from "./schema";

const write = { policy: { permission: "invitation:write:caseload", resource: "invitation" } } as const;

export const invitationRouter = router({
  create: therapistProcedure
    .meta(write)
    .input(createInvitationInput)
    .output(createdInvitation)
    .mutation(async ({ ctx, input }) => {
      const created = await createInvitation(ctx.tx, ctx.scope, ctx.now, input);
      ctx.audit(created.ok ? { newClientId: created.clientId } : { refused: created.reason });
      return created;
    }),

  revoke: caseloadProcedure
    .meta(write)
    .input(revokeInvitationInput)
    .output(z.strictObject({ ok: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await revokeInvitation(ctx.tx, ctx.scope, ctx.now, input.invitationId);
      ctx.audit({ invitationId: input.invitationId });
      return { ok: true };
    }),

  renew: caseloadProcedure
    .meta(write)
    .input(renewInvitationInput)
    .output(renewedInvitation)
    .mutation(async ({ ctx }) => {
      const renewed = await renewInvitation(ctx.tx, ctx.scope, ctx.now);
      if (!renewed.ok) ctx.audit({ refused: renewed.reason });
      return renewed;
    }),

  list: therapistProcedure
    .meta(write)
    .output(invitationList)
    .query(async ({ ctx }) => ({ invitations: await listInvitations(ctx.tx, ctx.scope, ctx.now) })),

  // A mutation: it holds a secret, counts a try and writes an event.
  preview: publicProcedure
    .meta({ policy: "public" })
    .input(previewInvitationInput)
    .output(invitationPreview)
    .mutation(({ ctx, input }) => preview(input.token, ctx.address, ctx.now)),

  accept: publicProcedure
    .meta({ policy: "public" })
    .input(acceptInvitationInput)
    .output(acceptedInvitation)
    .mutation(({ ctx, input }) => accept(input, ctx.address, ctx.now)),
});
