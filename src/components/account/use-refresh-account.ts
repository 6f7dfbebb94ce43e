"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../data/trpc";

/** Asks anew for everything that the security settings show: showing again who one is gives the session another id, too. */
export function useRefreshAccount(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    const shown = [trpc.passkey.list.queryKey(), trpc.secondFactor.status.queryKey(), trpc.session.list.queryKey()];
    await Promise.all(shown.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
}
