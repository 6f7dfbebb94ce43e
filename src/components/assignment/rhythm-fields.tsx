"use client";
import { useLocale, useTranslations } from "next-intl";
import type { UseFormReturn } from "react-hook-form";
import { FieldError } from "../ui/field-error";
import { TextField } from "../ui/text-field";
import { type AssignFields, isWhole, rhythmOf } from "./assign-fields";
import { weekdayName } from "./use-rhythm-words";

const FREQUENCIES = ["once", "onDays", "timesInPeriod", "anyTime"] as const;
const CHIP =
  "relative inline-flex min-h-9 cursor-pointer items-center rounded-field border-[1.5px] border-line-strong bg-surface px-3 font-medium has-checked:border-action has-checked:bg-action-soft has-checked:ring-1 has-checked:ring-action has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2";
const INSIDE = "absolute inset-0 m-0 cursor-pointer appearance-none outline-none";

/** How often, and within which days. Nothing happens at the end of the window, and the words say so. */
export function RhythmFields({ form, isStep }: { form: UseFormReturn<AssignFields>; isStep: boolean }) {
  const t = useTranslations("therapist.assign.rhythm");
  const locale = useLocale();
  const { register, watch, formState } = form;
  const { errors } = formState;
  const frequency = watch("frequency");
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-semibold">{t("legend")}</legend>
      <div className="flex flex-wrap gap-2">
        {FREQUENCIES.filter((one) => !isStep || one !== "anyTime").map((one) => (
          <label key={one} className={CHIP}>
            <input type="radio" value={one} className={INSIDE} {...register("frequency")} />
            {t(one)}
          </label>
        ))}
      </div>
      {frequency === "onDays" && (
        <fieldset>
          <legend className="sr-only">{t("days")}</legend>
          <div className="flex flex-wrap gap-2">
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <label key={weekday} className={CHIP}>
                <input
                  type="checkbox"
                  value={String(weekday)}
                  className={INSIDE}
                  {...register("weekdays", { validate: () => rhythmOf(form.getValues()) !== null })}
                />
                {weekdayName(weekday, locale, "short")}
              </label>
            ))}
          </div>
          {errors.weekdays && <FieldError id="weekdays-error" problem={t("daysMissing")} />}
        </fieldset>
      )}
      {frequency === "timesInPeriod" && (
        <div className="grid max-w-md grid-cols-2 gap-3">
          <TextField
            label={t("times")}
            inputMode="numeric"
            error={errors.times && t("timesWrong")}
            {...register("times", { validate: (typed) => isWhole(typed, 1, 50) })}
          />
          <TextField
            label={t("inDays")}
            inputMode="numeric"
            error={errors.periodDays && t("inDaysWrong")}
            {...register("periodDays", { validate: (typed) => isWhole(typed, 1, 92) })}
          />
        </div>
      )}
      <div className="grid max-w-xl gap-3 sm:grid-cols-3">
        <TextField label={t("from")} note={t("optional")} type="date" {...register("windowFrom")} />
        <TextField
          label={t("to")}
          note={t("optional")}
          type="date"
          error={errors.windowTo && t("windowWrong")}
          {...register("windowTo", {
            validate: (to) => to === "" || form.getValues("windowFrom") === "" || form.getValues("windowFrom") <= to,
          })}
        />
        <TextField
          label={t("minutes")}
          inputMode="numeric"
          error={errors.minutes && t("minutesWrong")}
          {...register("minutes", { validate: (typed) => typed.trim() === "" || isWhole(typed, 1, 600) })}
        />
      </div>
      <p className="text-ink-2 text-sm">{t("gentle")}</p>
    </fieldset>
  );
}
