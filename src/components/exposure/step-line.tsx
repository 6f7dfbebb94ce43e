"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tag } from "../ui/tag";
import { StepRelations } from "./step-relations";
import type { Step } from "./use-ladder";

type StepLineProps = { step: Step; steps: readonly Step[] /** What can be done about it. */; acts: ReactNode };

/** One step as it stands, what it has to do with others, and what can be done about it. */
export function StepLine({ step, steps, acts }: StepLineProps) {
  const t = useTranslations("therapist.ladder");
  const parent = steps.find((one) => one.id === step.parentId);
  const isBelow = step.state !== "retired" && parent !== undefined;
  return (
    <div className="grid min-w-0 flex-1 gap-0.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className={`break-words font-semibold ${step.state === "active" ? "" : "text-ink-2"}`}>{step.title}</span>
        <span className="shrink-0 font-semibold text-predicted-ink">
          <span className="sr-only">{t("predictedSuds")} </span>
          {step.predictedSuds}
        </span>
      </div>
      <StepRelations step={step} steps={steps} words="therapist.ladder" below={isBelow} className="break-words text-ink-2 text-sm" />
      <p className="break-words text-ink-2 text-sm">
        <span className="text-ink-3">{t("smallest")}</span> {step.minimumVersion}
      </p>
      <div className="flex flex-wrap items-center gap-x-3.5 gap-y-1">
        {acts}
        <span className="ml-auto flex items-center gap-1.5 text-ink-3 text-sm">
          {step.timesTried > 0 && t("tried", { count: step.timesTried })}
          {step.assigned && <Tag tone="new">{t("assigned")}</Tag>}
          {step.state !== "active" && <Tag>{t(step.state === "resting" ? "resting" : "state.retired")}</Tag>}
        </span>
      </div>
    </div>
  );
}

/** Assigning and changing stand open; the rest is behind "More". */
export function StepLinks({ step, clientId, onEdit, menu }: { step: Step; clientId: string; onEdit: () => void; menu: ReactNode }) {
  const t = useTranslations("therapist.ladder");
  return (
    <>
      {step.state === "active" && (
        <Link
          href={`/clients/${clientId}/assign?stepId=${step.id}`}
          className="inline-flex min-h-7 items-center font-semibold text-action text-sm underline decoration-1 underline-offset-4"
        >
          {t("assign")}
        </Link>
      )}
      <button
        type="button"
        className="inline-flex min-h-7 items-center text-ink-2 text-sm underline decoration-line-strong underline-offset-4 hover:text-ink"
        onClick={onEdit}
      >
        {t("edit")}
      </button>
      {menu}
    </>
  );
}
