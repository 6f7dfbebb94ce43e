"use client";
import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { AssignFields } from "./assign-fields";

const keyOf = (clientId: string) => `foothold.assign.${clientId}`;

/** Keeps what was typed for as long as this tab lives, so that a reload or a refusal loses nothing. */
export function useKeptFields(clientId: string, form: UseFormReturn<AssignFields>, wantedStepId: string | null): () => void {
  const { reset, watch } = form;
  useEffect(() => {
    const kept = sessionStorage.getItem(keyOf(clientId));
    if (kept) {
      const fields = JSON.parse(kept) as AssignFields;
      if (!wantedStepId || fields.stepId === wantedStepId) reset(fields);
    }
    const { unsubscribe } = watch((fields) => sessionStorage.setItem(keyOf(clientId), JSON.stringify(fields)));
    return unsubscribe;
  }, [clientId, reset, watch, wantedStepId]);
  return () => sessionStorage.removeItem(keyOf(clientId));
}
