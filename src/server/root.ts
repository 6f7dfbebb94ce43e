import { caseloadRouter } from "./caseload/router";
import { clientRouter } from "./client/router";
import { sessionRouter } from "./session/router";
import { todayRouter } from "./today/router";
import { router } from "./trpc";

export const appRouter = router({
  caseload: caseloadRouter,
  client: clientRouter,
  session: sessionRouter,
  today: todayRouter,
});

export type AppRouter = typeof appRouter;
