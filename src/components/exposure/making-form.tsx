"use client";
import { useTranslations } from "next-intl";
import { combinableWith } from "@/domain/exposure/new-steps";
import { CombineForm } from "./combine-form";
import { SplitForm } from "./split-form";
import { StepForm } from "./step-form";
import type { Step, useLadder } from "./use-ladder";
import type { MadeKind } from "./use-making";
import { VaryForm } from "./vary-form";

export type Making = { kind: "edit" | MadeKind; step: Step };
type MakingFormProps = {
  clientId: string;
  making: Making;
  /** The steps that stand on the ladder. */
  shown: readonly Step[];
  ladder: ReturnType<typeof useLadder>;
  onClose: () => void;
};

/** The form of what is made of a step: other words for it, smaller steps, a variation, or one with another. */
export function MakingForm({ clientId, making: { kind, step }, shown, ladder, onClose }: MakingFormProps) {
  const { edit, split, vary, combine, settled, problemOf } = ladder;
  const t = useTranslations("therapist.ladder");
  const of = { clientId, stepId: step.id };
  switch (kind) {
    case "edit":
      return (
        <StepForm
          step={step}
          busy={edit.isPending}
          problem={edit.isError ? t("failed") : null}
          onCancel={onClose}
          onSave={(words) => edit.mutate({ ...of, ...words }, { onSuccess: onClose })}
        />
      );
    case "split":
      return (
        <SplitForm
          step={step}
          busy={split.isPending}
          problem={problemOf(split)}
          onCancel={onClose}
          onSave={(smaller) => split.mutate({ ...of, smaller }, settled(kind, onClose))}
        />
      );
    case "vary":
      return (
        <VaryForm
          step={step}
          busy={vary.isPending}
          problem={problemOf(vary)}
          onCancel={onClose}
          onSave={(words) => vary.mutate({ ...of, ...words }, settled(kind, onClose))}
        />
      );
    case "combine":
      return (
        <CombineForm
          step={step}
          others={combinableWith(shown, step.id)}
          busy={combine.isPending}
          problem={problemOf(combine)}
          onCancel={onClose}
          onSave={({ otherId, ...words }) => combine.mutate({ clientId, stepIds: [step.id, otherId], ...words }, settled(kind, onClose))}
        />
      );
  }
}
