"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc";
import { EmptyState } from "../ui/empty-state";
import { StepLine } from "./step-line";
import type { Step } from "./use-ladder";

/** The ladder for somebody who only reads it. */
export function LadderView({ clientId }: { clientId: string }) {
  const t = useTranslations("therapist.ladder");
  const words = useTranslations("supervision");
  const { data } = useSuspenseQuery(useTRPC().exposure.listSteps.queryOptions({ clientId }));
  const standing = data.steps.filter((step) => step.state !== "retired");
  const retired = data.steps.filter((step) => step.state === "retired");
  return (
    <div className="grid gap-4">
      {standing.length === 0 ? <EmptyState>{words("noSteps")}</EmptyState> : <Steps steps={standing} />}
      {retired.length > 0 && (
        <details className="text-ink-2">
          <summary className="min-h-7 cursor-pointer">{t("retired", { count: retired.length })}</summary>
          <Steps steps={retired} />
        </details>
      )}
    </div>
  );
}

function Steps({ steps }: { steps: Step[] }) {
  return (
    <ul className="border-line border-b">
      {steps.map((step) => (
        <li key={step.id} className="border-line border-t py-2.5">
          <StepLine step={step} acts={null} />
        </li>
      ))}
    </ul>
  );
}
