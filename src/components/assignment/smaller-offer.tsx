"use client";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { placeOfSplit } from "@/domain/exposure/new-steps";
import type { Step } from "../exposure/use-ladder";
import { Button } from "../ui/button";

const SplitDialog = lazy(() => import("./split-dialog").then((module) => ({ default: module.SplitDialog })));

type SmallerOfferProps = {
  clientId: string;
  step: Step;
  /** The whole ladder. */
  steps: readonly Step[];
  onChoose: (step: Pick<Step, "id" | "title" | "minimumVersion">) => void;
};

/** Where confidence is low: a smaller step of the one that was chosen, or splitting it where it has none yet. */
export function SmallerOffer({ clientId, step, steps, onChoose }: SmallerOfferProps) {
  const t = useTranslations("therapist.assign");
  const [isSplitting, setIsSplitting] = useState(false);
  const smaller = steps.filter((one) => one.parentId === step.id && one.state === "active");
  return (
    <>
      {smaller.map((one) => (
        <Button key={one.id} className="text-left" onClick={() => onChoose(one)}>
          {t("takeSmaller", { title: one.title, suds: one.predictedSuds })}
        </Button>
      ))}
      {smaller.length === 0 && placeOfSplit(steps, step.id).ok && <Button onClick={() => setIsSplitting(true)}>{t("splitStep")}</Button>}
      {isSplitting && (
        <Suspense>
          <SplitDialog clientId={clientId} step={step} onChoose={onChoose} onClose={() => setIsSplitting(false)} />
        </Suspense>
      )}
    </>
  );
}
