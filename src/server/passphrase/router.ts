import { AppError } from "@/domain/errors";
import { hashPassphrase } from "../auth/passphrase";
import { passphraseProblemOf } from "../auth/passphrase-check";
import { sendMail } from "../mail/send-mail";
import { memberProcedure, publicProcedure, router } from "../trpc";
import { findOwnIdentity } from "./data";
import { setPassphrase } from "./mutations";
import { askReset, previewReset, reset } from "./reset";
import {
  askedReset,
  askResetInput,
  changedPassphrase,
  changePassphraseInput,
  previewResetInput,
  resetDone,
  resetInput,
  resetPreview,
} from "./schema";

export const passphraseRouter = router({
  change: memberProcedure
    .meta({ policy: { permission: "credential:write:own", resource: "passphrase", stepUp: true } })
    .input(changePassphraseInput)
    .output(changedPassphrase)
    .mutation(async ({ ctx, input }) => {
      const { displayName, practiceName, sessionId } = ctx.session;
      const identity = await findOwnIdentity(ctx.tx, ctx.scope);
      if (!identity) throw new AppError("UNAUTHENTICATED", "an account without an identity");
      const { address, roles } = identity;
      const problem = await passphraseProblemOf(input.passphrase, { roles, own: [address, displayName, practiceName] });
      if (problem) {
        ctx.audit({ refused: problem });
        return { ok: false, reason: "passphrase", problem };
      }
      await setPassphrase(ctx.tx, ctx.scope, sessionId, await hashPassphrase(input.passphrase), ctx.now);
      ctx.afterwards(() => void sendMail({ to: address, kind: "passphraseChanged" }));
      return { ok: true };
    }),

  askReset: publicProcedure
    .meta({ policy: "public" })
    .input(askResetInput)
    .output(askedReset)
    .mutation(({ ctx, input }) => askReset(input.address, ctx.address, ctx.now)),

  // A mutation: it holds a secret and counts a try.
  previewReset: publicProcedure
    .meta({ policy: "public" })
    .input(previewResetInput)
    .output(resetPreview)
    .mutation(({ ctx, input }) => previewReset(input.token, ctx.address, ctx.now)),

  reset: publicProcedure
    .meta({ policy: "public" })
    .input(resetInput)
    .output(resetDone)
    .mutation(({ ctx, input }) => reset(input, ctx.address, ctx.now)),
});
