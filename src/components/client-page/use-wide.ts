"use client";
import { useSyncExternalStore } from "react";

/** The width from which charts and records stand side by side. */
const WIDE = "(min-width: 1180px), print";

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Whether there is room for charts and records side by side. The server draws for a laptop. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => true,
  );
}
