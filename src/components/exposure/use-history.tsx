"use client";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Step } from "./use-ladder";

// A chart weighs more than a ladder, and most openings of a ladder look at none.
const StepHistoryDialog = lazy(() => import("./step-history-dialog").then((module) => ({ default: module.StepHistoryDialog })));

/** How a step went, opened from its line; `history` is what is open. */
export function useHistory(clientId: string, steps: readonly Step[]): { open: (step: Step) => void; history: ReactNode } {
  const [stepId, setStepId] = useState<string | null>(null);
  const step = steps.find(({ id }) => id === stepId);
  return {
    open: ({ id }) => setStepId(id),
    history: step && (
      <Suspense>
        <StepHistoryDialog clientId={clientId} step={step} steps={steps} onClose={() => setStepId(null)} />
      </Suspense>
    ),
  };
}
