"use client";
import { lazy, Suspense, useEffect } from "react";
import type { EditControlProps } from "./edit-control-props";

const load = () => import("./field-control");
const FieldControl = lazy(() => load().then((module) => ({ default: module.FieldControl })));

/**
 * Any field, on a page where nothing is asked before somebody wants to answer: the controls do not travel with the page.
 * Their place is kept, so that what stands below moves little when they come.
 */
export function LaterControl(props: EditControlProps) {
  return (
    <Suspense fallback={<div className="min-h-24" />}>
      <FieldControl {...props} />
    </Suspense>
  );
}

/** Fetches the controls once the page stands, so that they are there when they are wanted, with a connection or without. */
export function useControlsAhead(): void {
  useEffect(() => {
    // Not now: then when they are wanted.
    load().catch(() => {});
  }, []);
}
