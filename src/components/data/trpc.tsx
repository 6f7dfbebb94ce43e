"use client";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import type { AppRouter } from "@/server/root";
import { isPersonActive, watchActivity } from "./activity";
import { errorCodeOf, makeQueryClient } from "./query-client";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

let signedOut = false;
const listeners = new Set<() => void>();

/** Where a person is told that their account is gone; that page removes what the device still holds of them. */
const ERASED_PAGE = "/erased";

/** Leaves every screen at once: nothing of an erased person stays in view or in memory. */
export function leaveErased(): void {
  window.location.replace(ERASED_PAGE);
}

function noticeFailure(error: unknown): void {
  if (errorCodeOf(error) === "ERASED") leaveErased();
  else noticeSignedOut(error);
}

let asking = false;

/** Asks once more: a call that was under way while a new session took the place of the old one is refused, and nobody is signed out. */
function noticeSignedOut(error: unknown): void {
  if (errorCodeOf(error) !== "UNAUTHENTICATED" || signedOut || asking) return;
  asking = true;
  makeTrpcClient()
    .session.me.query()
    .catch((again: unknown) => {
      if (errorCodeOf(again) === "ERASED") leaveErased();
      signedOut = errorCodeOf(again) === "UNAUTHENTICATED";
      if (signedOut) for (const listener of listeners) listener();
    })
    .finally(() => {
      asking = false;
    });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the server has said that nobody is signed in any more. What is unsent stays on the device; the screen asks to sign in. */
export function useSignedOut(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => signedOut,
    () => false,
  );
}

let browserQueryClient: QueryClient | null = null;

/** One cache for the browser's lifetime, a fresh one for each rendering on the server: answers never cross between people. */
function getQueryClient(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  browserQueryClient ??= makeQueryClient(noticeFailure);
  return browserQueryClient;
}

/** A client for calls outside React too (the outbox). Always POST: inputs never stand in an address. */
export function makeTrpcClient() {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: "/api/trpc",
        methodOverride: "POST",
        maxItems: 10,
        headers: () => (isPersonActive() ? { "x-foothold-active": "1" } : {}),
      }),
    ],
  });
}

/** Gives screens `useTRPC` and the cache. Pages prefetch on the server; a query that no page prefetched is asked from the browser. */
export function DataProvider({ children }: { children: ReactNode }) {
  const queryClient = getQueryClient();
  const [trpcClient] = useState(() => {
    watchActivity();
    return makeTrpcClient();
  });
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
