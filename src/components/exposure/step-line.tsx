"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tag } from "../ui/tag";
import { StepRelations } from "./step-relations";
import type { Step } from "./use-ladder";

type StepLineProps = {
  step: Step;
  steps: readonly Step[];
  /** What can be done about it. */
  acts: ReactNode;
  /** How it went; offered once it was tried. */
  onHistory: () => void;
};
const LINK = "inline-flex min-h-11 items-center text-sm underline underline-offset-4 lg:min-h-7";

/** One step as it stands, what it has to do with others, and what can be done about it. */
export function StepLine({ step, steps, acts, onHistory }: StepLineProps) {
  const t = useTranslations("therapist.ladder");
  const parent = steps.find((one) => one.id === step.parentId);
  const isBelow = step.state !== "retired" && parent !== undefined;
  return (
    <div className="grid min-w-0 flex-1 gap-0.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className={`min-w-0 break-words font-semibold ${step.state === "active" ? "" : "text-ink-2"}`}>{step.title}</span>
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
          {step.timesTried > 0 && (
            <button
              type="button"
              aria-haspopup="dialog"
              aria-label={t("historyOf", { title: step.title, count: step.timesTried })}
              className={`${LINK} text-ink-2 decoration-line-strong hover:text-ink`}
              onClick={onHistory}
            >
              {t("tried", { count: step.timesTried })}
            </button>
          )}
          {step.assigned && <Tag tone="new">{t("assigned")}</Tag>}
          {step.onHold && <Tag>{t("onHold")}</Tag>}
          {step.state !== "active" && <Tag>{t(`state.${step.state}`)}</Tag>}
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
          aria-label={t("assignOf", { title: step.title })}
          href={`/clients/${clientId}/assign?stepId=${step.id}`}
          className={`${LINK} font-semibold text-action decoration-1`}
        >
          {t("assign")}
        </Link>
      )}
      <button
        type="button"
        aria-label={t("editOf", { title: step.title })}
        className={`${LINK} text-ink-2 decoration-line-strong hover:text-ink`}
        onClick={onEdit}
      >
        {t("edit")}
      </button>
      {menu}
    </>
  );
}
