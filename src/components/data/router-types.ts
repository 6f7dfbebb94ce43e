import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/root";

/** What each procedure answers, for screens that pass a part of an answer on. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
