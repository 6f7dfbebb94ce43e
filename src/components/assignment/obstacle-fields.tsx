"use client";
import { useTranslations } from "next-intl";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import { TextField } from "../ui/text-field";
import type { AssignFields } from "./assign-fields";

const MOST = 5;

/** If something gets in the way: what, and what then. */
export function ObstacleFields({ form }: { form: UseFormReturn<AssignFields> }) {
  const t = useTranslations("therapist.assign");
  const { fields, append } = useFieldArray({ control: form.control, name: "obstacles" });
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-semibold">{t("obstacles")}</legend>
      {fields.map((field, index) => (
        <div key={field.id} className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t("obstacle")}
            placeholder={t("obstacleExample")}
            maxLength={280}
            error={form.formState.errors.obstacles?.[index]?.obstacle && t("obstacleMissing")}
            {...form.register(`obstacles.${index}.obstacle`, {
              validate: (typed) => typed.trim() !== "" || form.getValues(`obstacles.${index}.ifThen`).trim() === "",
            })}
          />
          <TextField
            label={t("ifThen")}
            placeholder={t("ifThenExample")}
            maxLength={280}
            error={form.formState.errors.obstacles?.[index]?.ifThen && t("ifThenMissing")}
            {...form.register(`obstacles.${index}.ifThen`, {
              validate: (typed) => typed.trim() !== "" || form.getValues(`obstacles.${index}.obstacle`).trim() === "",
            })}
          />
        </div>
      ))}
      {fields.length < MOST && (
        <button
          type="button"
          className="min-h-8 justify-self-start font-semibold text-action"
          onClick={() => append({ obstacle: "", ifThen: "" })}
        >
          {t("another")}
        </button>
      )}
    </fieldset>
  );
}
