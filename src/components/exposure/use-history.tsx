"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useToast } from "../ui/toast";
import type { StepHistoryDialog } from "./step-history-dialog";
import type { Step } from "./use-ladder";

/**
 * How a step went, opened from its line; `history` is what is open. The chart and its frame come when they are asked for: they
 * weigh more than a ladder. Where they do not come, that is said, and the ladder stays.
 */
export function useHistory(clientId: string, steps: readonly Step[]): { open: (step: Step) => void; history: ReactNode } {
  const t = useTranslations("therapist.ladder.history");
  const showToast = useToast();
  const [opened, setOpened] = useState<{ stepId: string; Dialog: typeof StepHistoryDialog } | null>(null);
  const step = steps.find(({ id }) => id === opened?.stepId);
  function open({ id }: Step) {
    import("./step-history-dialog").then(
      (module) => setOpened({ stepId: id, Dialog: module.StepHistoryDialog }),
      () => showToast({ message: t("offline") }),
    );
  }
  const history = opened && step && <opened.Dialog clientId={clientId} step={step} steps={steps} onClose={() => setOpened(null)} />;
  return { open, history };
}
