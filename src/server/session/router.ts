import { memberProcedure, router } from "../trpc";
import { sessionView } from "./schema";

export const sessionRouter = router({
  me: memberProcedure
    .meta({ policy: { permission: "session:read:own", resource: "session" } })
    .output(sessionView)
    .query(({ ctx }) => ({
      userId: ctx.scope.userId,
      role: ctx.scope.role,
      displayName: ctx.session.displayName,
      practiceName: ctx.session.practiceName,
      assurance: ctx.session.assurance,
    })),
});
