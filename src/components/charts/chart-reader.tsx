"use client";
import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

const Reader = createContext("");

/** Says who reads the charts, so that "as a table" is kept for each person who uses this device. */
export function ChartReader({ id, children }: { id: string; children: ReactNode }) {
  return <Reader value={id}>{children}</Reader>;
}

const listeners = new Set<() => void>();
/** Where the browser keeps nothing (storage refused), the choice lasts as long as the page. */
const unkept = new Map<string, string>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? unkept.get(key) ?? null;
  } catch {
    return unkept.get(key) ?? null;
  }
}

function keep(key: string, choice: "table" | "chart"): void {
  unkept.set(key, choice);
  try {
    localStorage.setItem(key, choice);
  } catch {
    // Kept in memory above.
  }
  for (const listener of listeners) listener();
}

/** Whether this person chose the table for this chart, and the way to change it. On the server: the chart. */
export function useTableChoice(chart: string): [asTable: boolean, choose: (asTable: boolean) => void] {
  const key = `foothold.chart.${useContext(Reader)}.${chart}`;
  const asTable = useSyncExternalStore(
    subscribe,
    () => read(key) === "table",
    () => false,
  );
  return [asTable, (table) => keep(key, table ? "table" : "chart")];
}
