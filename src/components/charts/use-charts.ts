"use client";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ALL_DAYS, type Charts, type DayChoice } from "@/domain/chart/charts";
import { type PackedCharts, unpackBehaviours, unpackCharts } from "@/domain/chart/packed-charts";
import { useTRPC } from "../data/trpc";

/** `waiting`, `offline`: the charts are those of the choice before. `failed`: they are of everything. */
export type ChartsState = "shown" | "waiting" | "offline" | "failed";
export type AskedCharts = { readonly charts: Charts; readonly state: ChartsState; readonly again: () => void };

/** All charts of a client for staff. What was drawn stays until the charts of a new choice have come. */
export function useCharts(clientId: string, choice: DayChoice): AskedCharts {
  const { charts } = useTRPC().client;
  const { data: everything } = useSuspenseQuery(charts.queryOptions({ clientId, choice: ALL_DAYS }));
  const asked = useQuery(charts.queryOptions({ clientId, choice }, { placeholderData: (earlier) => earlier ?? everything }));
  return useAsked(asked, everything);
}

/** The same for the client whose charts they are. */
export function useOwnCharts(choice: DayChoice): AskedCharts {
  const { ownCharts } = useTRPC().client;
  const { data: everything } = useSuspenseQuery(ownCharts.queryOptions({ choice: ALL_DAYS }));
  const asked = useQuery(ownCharts.queryOptions({ choice }, { placeholderData: (earlier) => earlier ?? everything }));
  return useAsked(asked, everything);
}

/** Chart F, asked for when somebody looks: it opens what was planned in each exposure. */
export function useSafetyBehaviours(clientId: string, choice: DayChoice, isOpen: boolean) {
  const { safetyBehaviours } = useTRPC().client;
  const asked = useQuery(
    safetyBehaviours.queryOptions(
      { clientId, choice },
      { enabled: isOpen, placeholderData: (earlier) => earlier, select: unpackBehaviours },
    ),
  );
  return { chart: asked.data ?? null, state: stateOf(asked), again: () => void asked.refetch() };
}

type Asked = { data?: PackedCharts; isError: boolean; isPlaceholderData: boolean; fetchStatus: string; refetch: () => unknown };

function useAsked(asked: Asked, everything: PackedCharts): AskedCharts {
  const packed = asked.data ?? everything;
  const charts = useMemo(() => unpackCharts(packed), [packed]);
  return { charts, state: stateOf(asked), again: () => void asked.refetch() };
}

function stateOf({ isError, isPlaceholderData, fetchStatus, data }: Omit<Asked, "data"> & { data?: unknown }): ChartsState {
  if (isError) return "failed";
  if (!isPlaceholderData && data !== undefined) return "shown";
  return fetchStatus === "paused" ? "offline" : "waiting";
}
