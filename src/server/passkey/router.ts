import { z } from "zod";
import { tellOfChange } from "../auth/own-identity";
import { enrollingProcedure, memberProcedure, publicProcedure, router } from "../trpc";
import { listPasskeys } from "./data";
import { removePasskey, renamePasskey } from "./mutations";
import { finishRegistration, startRegistration, startSignIn } from "./questions";
import {
  finishedRegistration,
  finishRegistrationInput,
  passkeyList,
  removedPasskey,
  removePasskeyInput,
  renamePasskeyInput,
  startedRegistration,
  startedSignIn,
} from "./schema";

const write = { permission: "credential:write:own", resource: "passkey" } as const;

export const passkeyRouter = router({
  // Mutations, all that ask a question: each keeps one.
  startRegistration: enrollingProcedure
    .meta({ policy: write })
    .output(startedRegistration)
    .mutation(async ({ ctx }) => {
      const started = await startRegistration(ctx);
      if (!started.ok) ctx.audit({ refused: started.reason });
      return started;
    }),

  finishRegistration: enrollingProcedure
    .meta({ policy: write })
    .input(finishRegistrationInput)
    .output(finishedRegistration)
    .mutation(async ({ ctx, input }) => {
      const finished = await finishRegistration(ctx, input);
      ctx.audit(finished.ok ? { passkeyId: finished.passkeyId } : { refused: finished.reason });
      if (finished.ok) await tellOfChange(ctx);
      return finished;
    }),

  list: memberProcedure
    .meta({ policy: { permission: "session:read:own", resource: "passkey" } })
    .output(passkeyList)
    .query(async ({ ctx }) => ({ asOf: ctx.now.toISOString(), passkeys: await listPasskeys(ctx.tx, ctx.scope) })),

  rename: memberProcedure
    .meta({ policy: write })
    .input(renamePasskeyInput)
    .output(z.strictObject({ ok: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await renamePasskey(ctx.tx, ctx.scope, input.passkeyId, input.label);
      ctx.audit({ passkeyId: input.passkeyId });
      return { ok: true };
    }),

  remove: memberProcedure
    .meta({ policy: { ...write, stepUp: true } })
    .input(removePasskeyInput)
    .output(removedPasskey)
    .mutation(async ({ ctx, input }) => {
      const removed = await removePasskey(ctx.tx, ctx.scope, input.passkeyId);
      ctx.audit({ passkeyId: input.passkeyId, ...(removed.ok ? {} : { refused: removed.reason }) });
      if (removed.ok) await tellOfChange(ctx);
      return removed;
    }),

  startSignIn: publicProcedure
    .meta({ policy: "public" })
    .output(startedSignIn)
    .mutation(({ ctx }) => startSignIn(ctx)),
});
