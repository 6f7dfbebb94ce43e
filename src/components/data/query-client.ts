import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import type { ErrorCode } from "@/domain/errors";

/** The app's code of a failed call; UNAVAILABLE where no answer of ours came at all (offline, server gone). */
export function errorCodeOf(error: unknown): ErrorCode {
  if (!(error instanceof TRPCClientError)) return "UNAVAILABLE";
  return (error.shape as { message?: ErrorCode } | undefined)?.message ?? "UNAVAILABLE";
}

/** Worth asking again: nothing was decided. A prefetch that failed on the server arrives as such a failure too, and is asked from here. */
function mayRetry(failures: number, error: unknown): boolean {
  return typeof window !== "undefined" && failures < 2 && errorCodeOf(error) === "UNAVAILABLE";
}

/**
 * The browser's rules for cached answers.
 * @param onError hears of every failed call
 */
export function makeQueryClient(onError: (error: unknown) => void = () => {}): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: mayRetry },
      // Fails at once where there is no network, instead of waiting unseen for one.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
