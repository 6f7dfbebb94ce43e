"use client";
import { useTranslations } from "next-intl";
import { useFieldArray, useForm } from "react-hook-form";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import type { Step, StepWords } from "./use-ladder";

const EMPTY = { title: "", minimumVersion: "", predictedSuds: "" };
const MOST = 8;

type SplitFormProps = { step: Step; busy: boolean; problem: string | null; onSave: (smaller: StepWords[]) => void; onCancel: () => void };

/** A step in smaller ones. A part that was left empty whole falls away; the step itself stays as it is. */
export function SplitForm({ step, busy, problem, onSave, onCancel }: SplitFormProps) {
  const t = useTranslations("therapist.ladder");
  const { control, register, handleSubmit, formState, getValues } = useForm<{ parts: (typeof EMPTY)[] }>({
    defaultValues: { parts: [EMPTY, EMPTY] },
    shouldFocusError: true,
  });
  const { fields, append } = useFieldArray({ control, name: "parts" });
  // The first part is always asked; another only once something stands in it.
  const isAsked = (at: number) => at === 0 || Object.values(getValues(`parts.${at}`)).some((typed) => typed.trim() !== "");
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={handleSubmit(({ parts }) =>
        onSave(
          parts
            .filter((_, at) => isAsked(at))
            .map((part) => ({
              title: part.title.trim(),
              minimumVersion: part.minimumVersion.trim(),
              predictedSuds: Number(part.predictedSuds),
            })),
        ),
      )}
      onKeyDown={(event) => {
        // What was typed is not lost to a key.
        if (event.key === "Escape" && !formState.isDirty) onCancel();
      }}
    >
      <p className="text-ink-2 text-sm">{step.assigned ? t("split.staysAssigned") : t("split.stays")}</p>
      {fields.map((field, at) => {
        const errors = formState.errors.parts?.[at];
        const words = { validate: (value: string) => !isAsked(at) || value.trim() !== "" };
        return (
          <fieldset key={field.id} className="grid gap-3 border-line border-l-2 pl-3">
            <legend className="sr-only">{t("split.part", { number: at + 1 })}</legend>
            <TextField
              label={t("split.title", { number: at + 1 })}
              maxLength={280}
              autoFocus={at === 0}
              error={errors?.title && t("titleMissing")}
              {...register(`parts.${at}.title`, words)}
            />
            <TextField
              label={t("minimumVersion")}
              maxLength={280}
              error={errors?.minimumVersion && t("minimumMissing")}
              {...register(`parts.${at}.minimumVersion`, words)}
            />
            <TextField
              label={t("predictedSuds")}
              note={t("scale")}
              inputMode="numeric"
              autoComplete="off"
              className="max-w-24"
              error={errors?.predictedSuds && t("sudsWrong")}
              {...register(`parts.${at}.predictedSuds`, {
                validate: (value: string) => !isAsked(at) || /^\s*(\d{1,2}|100)\s*$/.test(value),
              })}
            />
          </fieldset>
        );
      })}
      {problem && <FieldError id="split-problem" problem={problem} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          {t("split.save")}
        </Button>
        {fields.length < MOST && <Button onClick={() => append(EMPTY)}>{t("split.another")}</Button>}
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
