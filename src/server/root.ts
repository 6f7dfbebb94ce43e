import { caseloadRouter } from "./caseload/router";
import { clientRouter } from "./client/router";
import { invitationRouter } from "./invitation/router";
import { sessionRouter } from "./session/router";
import { settingRouter } from "./setting/router";
import { todayRouter } from "./today/router";
import { router } from "./trpc";

export const appRouter = router({
  caseload: caseloadRouter,
  client: clientRouter,
  invitation: invitationRouter,
  session: sessionRouter,
  setting: settingRouter,
  today: todayRouter,
});

export type AppRouter = typeof appRouter;
