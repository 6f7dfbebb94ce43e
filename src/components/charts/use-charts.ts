"use client";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ALL_DAYS, type Charts, type DayChoice } from "@/domain/chart/charts";
import { type PackedCharts, unpackBehaviours, unpackCharts } from "@/domain/chart/packed-charts";
import { latestRecords } from "@/domain/chart/packed-marks";
import { useTRPC } from "../data/trpc";

/** `waiting`, `offline`: the charts are those of the choice before. `failed`: they are of everything. */
export type ChartsState = "shown" | "waiting" | "offline" | "failed";
/** Charts, and the drawn records whose words stand beside their points: of years only the latest, the words of an older one are a tap away. */
export type ChartsWithRecords = { readonly charts: Charts; readonly recordIds: readonly string[] };
export type AskedCharts = ChartsWithRecords & { readonly state: ChartsState; readonly again: () => void };

const WORDED = 40;

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
  const recordIds = useMemo(() => latestOf(packed, everything), [packed, everything]);
  return { charts, recordIds, state: stateOf(asked), again: () => void asked.refetch() };
}

/** What an answer is to a screen. */
export function withRecords(packed: PackedCharts): ChartsWithRecords {
  return { charts: unpackCharts(packed), recordIds: latestRecords(packed, WORDED) };
}

/** Words are asked for again only where a choice has brought older records than those of everything. */
function latestOf(packed: PackedCharts, everything: PackedCharts): string[] {
  const [chosen, all] = [latestRecords(packed, WORDED), latestRecords(everything, WORDED)];
  return chosen.every((id) => all.includes(id)) ? all : chosen;
}

function stateOf({ isError, isPlaceholderData, fetchStatus, data }: Omit<Asked, "data"> & { data?: unknown }): ChartsState {
  if (isError) return "failed";
  if (!isPlaceholderData && data !== undefined) return "shown";
  return fetchStatus === "paused" ? "offline" : "waiting";
}
