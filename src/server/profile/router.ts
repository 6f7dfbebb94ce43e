import { z } from "zod";
import { countTry } from "../auth/limit";
import { sendMail } from "../mail/send-mail";
import { clientProcedure, router } from "../trpc";
import { getProfile } from "./data";
import { correctAddress, correctProfile } from "./mutations";
import { correctAddressInput, correctedAddress, correctProfileInput, profileView } from "./schema";

const policy = { permission: "profile:write:own", resource: "client" } as const;

export const profileRouter = router({
  get: clientProcedure
    .meta({ policy })
    .output(profileView)
    .query(({ ctx }) => getProfile(ctx.tx, ctx.scope)),
  correct: clientProcedure
    .meta({ policy })
    .input(correctProfileInput)
    .output(z.strictObject({ ok: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await correctProfile(ctx.tx, ctx.scope, input);
      return { ok: true };
    }),
  correctAddress: clientProcedure
    .meta({ policy: { ...policy, stepUp: true } })
    .input(correctAddressInput)
    .output(correctedAddress)
    .mutation(async ({ ctx, input }) => {
      // Without a limit this would answer for any address whether somebody signs in with it.
      if (!(await countTry("account", `newAddress|${ctx.scope.userId}`))) return { ok: false, reason: "tooManyAttempts" };
      const corrected = await correctAddress(ctx.tx, ctx.scope, ctx.now, input.address);
      if (!corrected.ok) return corrected;
      const { before } = corrected;
      if (before !== input.address) ctx.afterwards(() => void sendMail({ to: before, kind: "attention" }));
      return { ok: true, address: input.address };
    }),
});
