"use client";
import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import { type AssignFields, EMPTY_FIELDS } from "./assign-fields";

const keyOf = (clientId: string) => `foothold.assign.${clientId}`;

/** Lays words ready for the assign screen of this tab: they travel by no address. What stood there for this client gives way. */
export function layReady(clientId: string, fields: Partial<AssignFields>): void {
  sessionStorage.setItem(keyOf(clientId), JSON.stringify({ ...EMPTY_FIELDS, ...fields }));
}

/** Keeps what was typed for as long as this tab lives, so that a reload or a refusal loses nothing. `wanted`: what the page was opened for. */
export function useKeptFields(clientId: string, form: UseFormReturn<AssignFields>, wanted: string | null): () => void {
  const { reset, watch } = form;
  useEffect(() => {
    const kept = sessionStorage.getItem(keyOf(clientId));
    if (kept) {
      const fields = { ...EMPTY_FIELDS, ...(JSON.parse(kept) as Partial<AssignFields>) };
      if (wanted === null || fields.chosen === wanted) reset(fields);
    }
    const { unsubscribe } = watch((fields) => sessionStorage.setItem(keyOf(clientId), JSON.stringify(fields)));
    return unsubscribe;
  }, [clientId, reset, watch, wanted]);
  return () => sessionStorage.removeItem(keyOf(clientId));
}
