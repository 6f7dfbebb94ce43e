"use client";
import { useSyncExternalStore } from "react";

const nothing = () => () => {};

/** The reader's own time zone; until the browser has taken over, the one that the server writes its HTML in. */
export function useOwnZone(): string {
  return useSyncExternalStore(
    nothing,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "Europe/Berlin",
  );
}
