"use client";
import { useQuery } from "@tanstack/react-query";
import type { RouterOutputs } from "@/components/data/router-types";
import { useTRPC } from "@/components/data/trpc";

/** What every client screen needs around it: who reads, when, and the pace. Null until it is known. */
export type Frame = RouterOutputs["today"]["get"];

/** The frame from the Today query, which the layout has prefetched. */
export function useFrame(): Frame | null {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.today.get.queryOptions());
  return data ?? null;
}
