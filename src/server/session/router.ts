import { z } from "zod";
import { memberProcedure, router } from "../trpc";
import { listSessions } from "./data";
import { endOtherSessions, endSession } from "./mutations";
import { endedSessions, revokeSessionInput, sessionList, sessionView } from "./schema";

const read = { policy: { permission: "session:read:own", resource: "session" } } as const;
// Whoever finds an open screen must not be able to shut its owner out of everything else.
const write = { policy: { permission: "session:write:own", resource: "session", stepUp: true } } as const;

export const sessionRouter = router({
  me: memberProcedure
    .meta(read)
    .output(sessionView)
    .query(({ ctx }) => ({
      userId: ctx.scope.userId,
      role: ctx.scope.role,
      displayName: ctx.session.displayName,
      practiceName: ctx.session.practiceName,
      assurance: ctx.session.assurance,
    })),

  list: memberProcedure
    .meta(read)
    .output(sessionList)
    .query(async ({ ctx }) => ({ asOf: ctx.now.toISOString(), sessions: await listSessions(ctx.tx, ctx.session, ctx.now) })),

  revoke: memberProcedure
    .meta(write)
    .input(revokeSessionInput)
    .output(z.strictObject({ ok: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await endSession(ctx.tx, ctx.session, input.sessionId, ctx.now);
      ctx.audit({ sessionId: input.sessionId });
      return { ok: true };
    }),

  revokeOthers: memberProcedure
    .meta(write)
    .output(endedSessions)
    .mutation(async ({ ctx }) => {
      const ended = await endOtherSessions(ctx.tx, ctx.session, ctx.now);
      ctx.audit({ ended });
      return { ended };
    }),
});
