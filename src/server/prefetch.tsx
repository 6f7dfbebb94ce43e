import "server-only";
import { defaultShouldDehydrateQuery, dehydrate, HydrationBoundary, QueryClient, type QueryKey } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { cache, type ReactNode } from "react";
import type { z } from "zod";
import { ASKED_PATH_HEADER } from "./auth/asked-path";
import { contextFor } from "./auth/request-context";
import type { Context } from "./context";
import { appRouter } from "./root";
import type { sessionView } from "./session/schema";

/** One look at the session for one rendering, however many queries a page prefetches. Opening a page is something a person did. */
const pageContext = cache(async (): Promise<Context> => contextFor(await headers(), new Date(), true));

const pageQueryClient = cache(
  () =>
    new QueryClient({
      defaultOptions: {
        queries: { retry: false, staleTime: 30_000 },
        dehydrate: {
          // Pending ones too: a page need not wait for its data, it streams in behind.
          shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
          // Next hides what an error says by itself, and some of its own must pass unchanged.
          shouldRedactErrors: () => false,
        },
      },
    }),
);

/** Query options that run the procedures in this process, with the visitor's session: the same policies, limits and audit. */
export const trpc = createTRPCOptionsProxy({ ctx: pageContext, router: appRouter, queryClient: pageQueryClient });

/**
 * Starts a query. Not awaited, its answer streams to the browser, for screens that read it with `useSuspenseQuery`;
 * awaited, it stands in the first HTML, for `useQuery` as well. A failure shows on the screen that reads it, never here.
 */
export function prefetch(options: { queryKey: QueryKey }): Promise<void> {
  return pageQueryClient().prefetchQuery(options);
}

/** Hands what was prefetched to the screens inside. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(pageQueryClient())}>{children}</HydrationBoundary>;
}

/** Whose erased account the visitor's cookie still leads to; null for everybody else. */
export async function erasedVisitor(): Promise<string | null> {
  const { lapsed, erased } = await pageContext();
  return erased ? (lapsed?.userId ?? null) : null;
}

/** Whether nobody is signed in because a staff session had been idle too long. */
export async function isLapsed(): Promise<boolean> {
  const { lapsed, erased } = await pageContext();
  return lapsed !== null && !erased;
}

/** The page that was asked for, as the proxy noted it; for the way back after signing in, which reads it as a claim. */
export async function askedPath(): Promise<string | null> {
  return (await headers()).get(ASKED_PATH_HEADER);
}

/** Who is signed in, for a page's gate; null where nobody is. */
export async function currentSession(): Promise<z.infer<typeof sessionView> | null> {
  const { session } = await pageContext();
  if (!session) return null;
  return {
    userId: session.scope.userId,
    role: session.scope.role,
    displayName: session.displayName,
    practiceName: session.practiceName,
    assurance: session.assurance,
  };
}
