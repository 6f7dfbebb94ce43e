"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { standing } from "@/domain/exposure/ladder";
import { useTRPC } from "../data/trpc";
import { EmptyState } from "../ui/empty-state";
import { StepLine } from "./step-line";
import type { Step } from "./use-ladder";

/** The ladder for somebody who only reads it. */
export function LadderView({ clientId }: { clientId: string }) {
  const t = useTranslations("therapist.ladder");
  const words = useTranslations("supervision");
  const { data } = useSuspenseQuery(useTRPC().exposure.listSteps.queryOptions({ clientId }));
  const { shown, putAside } = standing(data.steps);
  return (
    <div className="grid gap-4">
      {shown.length === 0 ? <EmptyState>{words("noSteps")}</EmptyState> : <Steps shown={shown} steps={data.steps} />}
      {putAside.length > 0 && (
        <details className="text-ink-2">
          <summary className="min-h-7 cursor-pointer">{t("retired", { count: putAside.length })}</summary>
          <Steps shown={putAside} steps={data.steps} />
        </details>
      )}
    </div>
  );
}

function Steps({ shown, steps }: { shown: Step[]; steps: Step[] }) {
  return (
    <ul className="border-line border-b">
      {shown.map((step) => (
        <li key={step.id} className={`border-line border-t py-2.5 ${step.parentId && step.state !== "retired" ? "ml-5" : ""}`}>
          <StepLine step={step} steps={steps} acts={null} />
        </li>
      ))}
    </ul>
  );
}
