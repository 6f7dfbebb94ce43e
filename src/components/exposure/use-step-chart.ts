"use client";
import { useQuery } from "@tanstack/react-query";
import { ALL_DAYS } from "@/domain/chart/charts";
import { withRecords } from "../charts/use-charts";
import { useTRPC } from "../data/trpc";

/** Chart E of one step with all its records, for staff; asked for when somebody looks. */
export function useStepChart(clientId: string, stepId: string) {
  const { charts } = useTRPC().client;
  return useQuery(charts.queryOptions({ clientId, choice: { ...ALL_DAYS, stepId } }, { select: withRecords }));
}

/** The same for the client whose step it is. */
export function useOwnStepChart(stepId: string) {
  const { ownCharts } = useTRPC().client;
  return useQuery(ownCharts.queryOptions({ choice: { ...ALL_DAYS, stepId } }, { select: withRecords }));
}

export type AskedStepChart = ReturnType<typeof useStepChart>;
