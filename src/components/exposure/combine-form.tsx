"use client";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { FieldError } from "../ui/field-error";
import { StepForm } from "./step-form";
import type { Step, StepWords } from "./use-ladder";

type CombineFormProps = {
  step: Step;
  /** The steps that it can be brought together with. */
  others: readonly Step[];
  busy: boolean;
  problem: string | null;
  onSave: (words: StepWords & { otherId: string }) => void;
  onCancel: () => void;
};

/** One step that brings two together. Both stay on the ladder. */
export function CombineForm({ step, others, busy, problem, onSave, onCancel }: CombineFormProps) {
  const t = useTranslations("therapist.ladder");
  const [otherId, setOtherId] = useState("");
  const [asked, setAsked] = useState(false);
  const [selectId, errorId] = [useId(), useId()];
  const select = useRef<HTMLSelectElement>(null);
  const missing = asked && otherId === "";
  return (
    <StepForm
      busy={busy}
      problem={problem}
      onCancel={onCancel}
      begun={otherId !== ""}
      onTry={() => setAsked(true)}
      onSave={(words) => {
        if (otherId !== "") onSave({ ...words, otherId });
        else select.current?.focus();
      }}
      before={
        <div className="grid gap-1.5">
          <label htmlFor={selectId} className="font-semibold">
            {t("combine.question", { title: step.title })}
          </label>
          <select
            ref={select}
            id={selectId}
            // biome-ignore lint/a11y/noAutofocus: the form takes the place of the step whose menu opened it
            autoFocus
            value={otherId}
            aria-invalid={missing || undefined}
            aria-describedby={missing ? errorId : undefined}
            className="min-h-11 w-full rounded-field border-[1.5px] border-line-strong bg-surface px-2.5 lg:min-h-9"
            onChange={(event) => setOtherId(event.target.value)}
          >
            <option value="">{t("combine.choose")}</option>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.title}
              </option>
            ))}
          </select>
          {missing && <FieldError id={errorId} problem={t("combine.missing")} />}
          <p className="text-ink-2 text-sm">{t("combine.stay")}</p>
        </div>
      }
    />
  );
}
