"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { standing } from "@/domain/exposure/standing";
import { useTRPC } from "../data/trpc";
import { EmptyState } from "../ui/empty-state";
import { StepLine } from "./step-line";
import { useHistory } from "./use-history";
import type { Step } from "./use-ladder";

/** The ladder for somebody who only reads it. */
export function LadderView({ clientId }: { clientId: string }) {
  const t = useTranslations("therapist.ladder");
  const words = useTranslations("supervision");
  const { data } = useSuspenseQuery(useTRPC().exposure.listSteps.queryOptions({ clientId }));
  const { steps } = data;
  const { shown, putAside } = standing(steps);
  const { open, history } = useHistory(clientId, steps);
  return (
    <div className="grid gap-4">
      {steps.length === 0 && <EmptyState>{words("noSteps")}</EmptyState>}
      {shown.length > 0 && <Steps shown={shown} steps={steps} onHistory={open} />}
      {putAside.length > 0 && (
        <details className="text-ink-2">
          <summary className="cursor-pointer py-2.5 lg:py-1">{t("retired", { count: putAside.length })}</summary>
          <Steps shown={putAside} steps={steps} onHistory={open} />
        </details>
      )}
      {history}
    </div>
  );
}

function Steps({ shown, steps, onHistory }: { shown: Step[]; steps: Step[]; onHistory: (step: Step) => void }) {
  return (
    <ul className="border-line border-b">
      {shown.map((step) => (
        <li
          key={step.id}
          className={`border-line border-t py-2.5 first:border-t-0 ${step.parentId && step.state !== "retired" ? "ml-5" : ""}`}
        >
          <StepLine step={step} steps={steps} acts={null} onHistory={() => onHistory(step)} />
        </li>
      ))}
    </ul>
  );
}
