import { sessionRouter } from "./session/router";
import { router } from "./trpc";

export const appRouter = router({
  session: sessionRouter,
});

export type AppRouter = typeof appRouter;
