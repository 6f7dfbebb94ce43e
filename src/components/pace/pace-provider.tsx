"use client";
import { createContext, type ReactNode, useContext } from "react";
import { type Pace, usePace } from "./use-pace";

const PaceContext = createContext<Pace | null>(null);

/** One pace for the dock and for every screen above it. */
export function PaceProvider({ children }: { children: ReactNode }) {
  return <PaceContext value={usePace()}>{children}</PaceContext>;
}

/** How the pace stands, and what can be done about it. */
export function usePaceNow(): Pace {
  const pace = useContext(PaceContext);
  if (!pace) throw new Error("a client screen needs the PaceProvider");
  return pace;
}
