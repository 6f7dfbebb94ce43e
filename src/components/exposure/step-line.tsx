"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Tag } from "../ui/tag";
import type { Step } from "./use-ladder";

const QUIET = "inline-flex min-h-7 items-center text-ink-2 text-sm underline decoration-line-strong underline-offset-4 hover:text-ink";

type Acts = { clientId: string; onEdit: () => void; onState: (state: Step["state"]) => void };

/** One step as it stands, with what can be done about it; nothing where `acts` is null. */
export function StepLine({ step, acts }: { step: Step; acts: Acts | null }) {
  const t = useTranslations("therapist.ladder");
  return (
    <div className="grid min-w-0 flex-1 gap-0.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className={`break-words font-semibold ${step.state === "active" ? "" : "text-ink-2"}`}>{step.title}</span>
        <span className="shrink-0 font-semibold text-predicted-ink">
          <span className="sr-only">{t("predictedSuds")} </span>
          {step.predictedSuds}
        </span>
      </div>
      <p className="break-words text-ink-2 text-sm">
        <span className="text-ink-3">{t("smallest")}</span> {step.minimumVersion}
      </p>
      <div className="flex flex-wrap items-center gap-x-3.5 gap-y-1">
        {acts && <StepActs step={step} {...acts} />}
        <span className="ml-auto flex items-center gap-1.5 text-ink-3 text-sm">
          {step.timesTried > 0 && t("tried", { count: step.timesTried })}
          {step.assigned && <Tag tone="new">{t("assigned")}</Tag>}
          {step.state === "resting" && <Tag>{t("resting")}</Tag>}
        </span>
      </div>
    </div>
  );
}

function StepActs({ step, clientId, onEdit, onState }: { step: Step } & Acts) {
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
      <button type="button" className={QUIET} onClick={onEdit}>
        {t("edit")}
      </button>
      {step.state === "retired" ? (
        <button type="button" className={QUIET} onClick={() => onState("active")}>
          {t("bringBack")}
        </button>
      ) : (
        <>
          <button type="button" className={QUIET} onClick={() => onState(step.state === "resting" ? "active" : "resting")}>
            {step.state === "resting" ? t("takeUp") : t("rest")}
          </button>
          <button type="button" className={QUIET} onClick={() => onState("retired")}>
            {t("retire")}
          </button>
        </>
      )}
    </>
  );
}
