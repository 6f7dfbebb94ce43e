"use client";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { VARIED, type Varied } from "@/domain/exposure/new-steps";
import { FieldError } from "../ui/field-error";
import { StepForm } from "./step-form";
import type { Step, StepWords } from "./use-ladder";

type VaryFormProps = {
  step: Step;
  busy: boolean;
  problem: string | null;
  onSave: (words: StepWords & { varied: Varied[] }) => void;
  onCancel: () => void;
};

/** The step again, a little different: what is different, and its words as they are now. */
export function VaryForm({ step, busy, problem, onSave, onCancel }: VaryFormProps) {
  const t = useTranslations("therapist.ladder");
  const [varied, setVaried] = useState<Varied[]>([]);
  const [asked, setAsked] = useState(false);
  const errorId = useId();
  const first = useRef<HTMLInputElement>(null);
  const missing = asked && varied.length === 0;
  return (
    <StepForm
      startsAs={step.title}
      busy={busy}
      problem={problem}
      onCancel={onCancel}
      begun={varied.length > 0}
      onTry={() => setAsked(true)}
      onSave={(words) => {
        if (varied.length > 0) onSave({ ...words, varied });
        else first.current?.focus();
      }}
      before={
        <fieldset aria-describedby={missing ? errorId : undefined}>
          <legend className="font-semibold">{t("vary.question")}</legend>
          <div className="mt-1 flex flex-wrap gap-x-4">
            {VARIED.map((kind, at) => (
              <label key={kind} className="inline-flex min-h-11 items-center gap-2 lg:min-h-8">
                <input
                  ref={at === 0 ? first : undefined}
                  // biome-ignore lint/a11y/noAutofocus: the form takes the place of the step whose menu opened it
                  autoFocus={at === 0}
                  type="checkbox"
                  className="size-4 accent-action"
                  checked={varied.includes(kind)}
                  onChange={(event) => setVaried(VARIED.filter((one) => (one === kind ? event.target.checked : varied.includes(one))))}
                />
                {t(`varied.${kind}`)}
              </label>
            ))}
          </div>
          {missing && <FieldError id={errorId} problem={t("vary.missing")} />}
        </fieldset>
      }
    />
  );
}
