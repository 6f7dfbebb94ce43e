"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useState } from "react";
import { standingApart } from "@/domain/exposure/standing";
import { useTRPC } from "../data/trpc";
import { EmptyState } from "../ui/empty-state";
import { useToast } from "../ui/toast";
import { LadderRung, type Step } from "./ladder-rung";
import { LoadFailed } from "./load-failed";
import { RowsSkeleton } from "./skeleton";
import type { StepHistorySheet } from "./step-history-sheet";
import { useFrame } from "./use-frame";

/** The steps that were made together, to look at: what there is to do, and apart from it what rests and what was put aside. */
export function LadderScreen() {
  const t = useTranslations("client.ladder");
  const pace = useTranslations("pace");
  const trpc = useTRPC();
  const { data, error, isError, refetch } = useQuery(trpc.exposure.listOwn.queryOptions());
  const showToast = useToast();
  const [looked, setLooked] = useState<{ step: Step; History: typeof StepHistorySheet } | null>(null);
  /** A chart comes when somebody asks how a step went; where it does not come, the ladder stays. */
  function look(step: Step) {
    import("./step-history-sheet").then(
      (module) => setLooked({ step, History: module.StepHistorySheet }),
      () => showToast({ message: t("history.offline") }),
    );
  }
  const name = useFrame()?.therapistName ?? pace("yourTherapist");
  const steps = data?.steps ?? [];
  const { onLadder, resting, retired } = standingApart(steps);
  const rungs = (shown: readonly Step[], at: "ladder" | "apart") => <Rungs shown={shown} steps={steps} at={at} onHistory={look} />;
  return (
    <>
      <h1 className="mt-2.5 text-display">{t("heading")}</h1>
      {steps.length > 0 && <p className="mt-1.5 text-ink-2 text-md">{t("intro", { name })}</p>}
      {data && onLadder.length === 0 && <EmptyState>{t(steps.length === 0 ? "empty" : "noneNow")}</EmptyState>}
      {!data && (isError ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <RowsSkeleton />)}
      {rungs(onLadder, "ladder")}
      {resting.length > 0 && (
        <section aria-labelledby="resting" className="mt-8">
          <h2 id="resting" className="font-semibold text-lg">
            {t("restingHeading")}
          </h2>
          <Note>{t("restingNote")}</Note>
          {rungs(resting, "apart")}
        </section>
      )}
      {retired.length > 0 && (
        <details className="mt-8">
          <summary className="flex min-h-target cursor-pointer items-center text-ink-2 underline decoration-line-strong underline-offset-4">
            {t("retiredHeading", { count: retired.length })}
          </summary>
          <Note>{t("retiredNote")}</Note>
          {rungs(retired, "apart")}
        </details>
      )}
      {looked && <looked.History step={looked.step} onClose={() => setLooked(null)} />}
    </>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <p className="mt-1 text-ink-2 text-md">{children}</p>;
}

/** Steps below one another; a smaller step stands within the one it belongs to, where that one is shown too. */
function Rungs({ shown, ...rung }: { shown: readonly Step[] } & Omit<ComponentProps<typeof LadderRung>, "step">) {
  const ids = new Set(shown.map(({ id }) => id));
  const tops = shown.filter(({ parentId }) => parentId === null || !ids.has(parentId));
  return (
    <ol className="mt-3">
      {tops.map((step) => {
        const smaller = shown.filter(({ parentId }) => parentId === step.id);
        return (
          <li key={step.id} className="border-line border-t py-4 first:border-t-0">
            <LadderRung {...rung} step={step} />
            {smaller.length > 0 && (
              <ol className="mt-4 ml-1 grid gap-5 border-line-strong border-l-2 pl-4">
                {smaller.map((one) => (
                  <li key={one.id}>
                    <LadderRung {...rung} step={one} at="below" />
                  </li>
                ))}
              </ol>
            )}
          </li>
        );
      })}
    </ol>
  );
}
