"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import type { StepWords } from "./use-ladder";

type StepFormProps = {
  step?: StepWords;
  /** Words that a new step starts with, where it comes from somewhere. */
  startsAs?: string;
  /** What is asked before the words of the step, and whether something was answered there. */
  before?: ReactNode;
  begun?: boolean;
  /** Somebody wants to save, whether or not all is there. */
  onTry?: () => void;
  busy: boolean;
  problem: string | null;
  onSave: (words: StepWords) => void;
  onCancel: () => void;
};

/** Adds or changes a step. The number has no starting value: it is asked, and said. */
export function StepForm({ step, startsAs, before, begun, onTry, busy, problem, onSave, onCancel }: StepFormProps) {
  const t = useTranslations("therapist.ladder");
  const { register, handleSubmit, formState } = useForm<{ title: string; minimumVersion: string; predictedSuds: string }>({
    defaultValues: step
      ? { ...step, predictedSuds: String(step.predictedSuds) }
      : { title: startsAs ?? "", minimumVersion: "", predictedSuds: "" },
    shouldFocusError: true,
  });
  const { isDirty } = formState;
  const words = { required: true, maxLength: 280, validate: (value: string) => value.trim() !== "" };
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        onTry?.();
        return handleSubmit(({ title, minimumVersion, predictedSuds }) =>
          onSave({ title: title.trim(), minimumVersion: minimumVersion.trim(), predictedSuds: Number(predictedSuds) }),
        )(event);
      }}
      onKeyDown={(event) => {
        // What was typed is not lost to a key.
        if (event.key === "Escape" && !isDirty && !begun) onCancel();
      }}
    >
      {before}
      <TextField
        label={t("title")}
        maxLength={280}
        autoFocus={!before}
        error={formState.errors.title && t("titleMissing")}
        {...register("title", words)}
      />
      <TextField
        label={t("minimumVersion")}
        maxLength={280}
        error={formState.errors.minimumVersion && t("minimumMissing")}
        {...register("minimumVersion", words)}
      />
      <TextField
        label={t("predictedSuds")}
        note={t("scale")}
        inputMode="numeric"
        autoComplete="off"
        className="max-w-24"
        error={formState.errors.predictedSuds && t("sudsWrong")}
        {...register("predictedSuds", { required: true, pattern: /^\s*(\d{1,2}|100)\s*$/ })}
      />
      {problem && <FieldError id="step-problem" problem={problem} />}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          {step ? t("save") : t("add")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
