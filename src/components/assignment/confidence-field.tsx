"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import { type AssignFields, isConfidence, LEAST_CONFIDENCE } from "./assign-fields";

/** How confident the client is; under 70 it asks whether to make it smaller. Nothing is filled in beforehand. */
export function ConfidenceField({
  form,
  clientId,
  clientName,
}: {
  form: UseFormReturn<AssignFields>;
  clientId: string;
  clientName: string;
}) {
  const t = useTranslations("therapist.assign");
  const [kept, setKept] = useState(false);
  const typed = form.watch("clientConfidence");
  const isLow = isConfidence(typed) && Number(typed) < LEAST_CONFIDENCE && !kept;
  const { errors } = form.formState;
  return (
    <div className="rounded-card border border-line bg-surface p-4">
      <div className="max-w-sm">
        <TextField
          label={t("confidence", { name: clientName })}
          note={t("confidenceNote")}
          type="number"
          min={0}
          max={100}
          inputMode="numeric"
          error={errors.clientConfidence && t("confidenceWrong")}
          {...form.register("clientConfidence", { validate: isConfidence })}
        />
      </div>
      {isLow && (
        <div role="status" className="mt-3 flex flex-wrap items-center gap-3 border-line border-t pt-3">
          <p className="mr-auto font-semibold">{t("smaller")}</p>
          <Button onClick={() => form.setValue("whatExactly", form.getValues("minimumVersion"), { shouldDirty: true })}>
            {t("useSmallest")}
          </Button>
          <Link
            href={`/clients/${clientId}#ladder`}
            className="inline-flex min-h-9 items-center rounded-field border-[1.5px] border-line-strong bg-surface px-3.5 font-semibold"
          >
            {t("editStep")}
          </Link>
          <Button onClick={() => setKept(true)}>{t("keepIt")}</Button>
        </div>
      )}
    </div>
  );
}
