"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { standing } from "@/domain/exposure/standing";
import type { RouterOutputs } from "../data/router-types";
import { useTRPC } from "../data/trpc";
import { StepRelations } from "../exposure/step-relations";
import { EmptyState } from "../ui/empty-state";
import { Tag } from "../ui/tag";
import { LoadFailed } from "./load-failed";
import { RowsSkeleton } from "./skeleton";
import { useFrame } from "./use-frame";

type Step = RouterOutputs["exposure"]["listOwn"]["steps"][number];

/** The steps that were made together, to look at. */
export function LadderScreen() {
  const t = useTranslations("client.ladder");
  const pace = useTranslations("pace");
  const trpc = useTRPC();
  const { data, error, isError, refetch } = useQuery(trpc.exposure.listOwn.queryOptions());
  const name = useFrame()?.therapistName ?? pace("yourTherapist");
  const all = data?.steps ?? [];
  const steps = standing(all).shown;
  return (
    <>
      <h1 className="mt-2.5 text-display">{t("heading")}</h1>
      {steps.length > 0 && <p className="mt-1.5 text-ink-2 text-md">{t("intro", { name })}</p>}
      {data && steps.length === 0 && <EmptyState>{t("empty")}</EmptyState>}
      {!data && (isError ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <RowsSkeleton />)}
      <ol className="mt-3">
        {steps.map((step) => (
          <Rung key={step.id} step={step} steps={all} />
        ))}
      </ol>
    </>
  );
}

function Rung({ step, steps }: { step: Step; steps: readonly Step[] }) {
  const t = useTranslations("client.ladder");
  return (
    <li className={`border-line border-t py-4 first:border-t-0 ${step.parentId ? "ml-3 border-l-2 border-l-line pl-4" : ""}`}>
      <div className="flex items-start justify-between gap-3">
        <h2 className="font-semibold">{step.title}</h2>
        {step.assigned && <Tag tone="new">{t("next")}</Tag>}
      </div>
      <StepRelations step={step} steps={steps} words="client.ladder" below={false} className="mt-1 break-words text-ink-2 text-md" />
      <p className="mt-1 text-ink-2 text-md">{t("smallest", { words: step.minimumVersion })}</p>
      <p className="mt-1 text-ink-3 text-md">
        {t("tried", { count: step.timesTried })} · {t("expected", { value: step.predictedSuds })}
      </p>
      {step.state === "resting" && <p className="mt-1 text-ink-2 text-md">{t("resting")}</p>}
      {step.state === "retired" && <p className="mt-1 text-ink-2 text-md">{t("retired")}</p>}
    </li>
  );
}
