"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/data/trpc";
import type { ServerPace } from "@/offline/pace-state";

/** What every client screen needs around it: who reads, when, and the pace. Null until it is known. */
export type Frame = {
  therapistName: string;
  readingDays: number[];
  timeZone: string;
  careEndedAt: string | null;
  consentWithdrawn: boolean;
  pace: ServerPace | null;
};

/** The frame from the Today query, which the layout has prefetched. */
export function useFrame(): Frame | null {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.today.get.queryOptions());
  return data ?? null;
}
