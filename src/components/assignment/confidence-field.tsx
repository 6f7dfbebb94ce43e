"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { type UseFormReturn, useController } from "react-hook-form";
import type { Field } from "@/domain/exercise/field";
import { RatingControl } from "../form/edit/rating-control";
import { NO_LISTS } from "../form/own-lists";
import { Button } from "../ui/button";
import { FieldError } from "../ui/field-error";
import { type AssignFields, isConfidence, LEAST_CONFIDENCE } from "./assign-fields";

/** How confident the client is, on the line that clients know; under 70 it asks whether to make it smaller. Nothing is filled in beforehand. */
export function ConfidenceField({
  form,
  clientName,
  smaller,
}: {
  form: UseFormReturn<AssignFields>;
  clientName: string;
  /** What else would be smaller. */
  smaller: ReactNode;
}) {
  const t = useTranslations("therapist.assign");
  const [kept, setKept] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { field, fieldState } = useController({ control: form.control, name: "clientConfidence", rules: { validate: isConfidence } });
  const typed = field.value;
  // Where it is missing, the form leads here.
  const { ref } = field;
  useEffect(() => ref({ focus: () => box.current?.querySelector<HTMLElement>("[role=slider], input")?.focus() }), [ref]);
  const isLow = isConfidence(typed) && Number(typed) < LEAST_CONFIDENCE && !kept;
  return (
    <div className="rounded-card border border-line bg-surface p-4">
      <p id={`${id}-question`} className="font-semibold">
        {t("confidence", { name: clientName })}
      </p>
      <p id={`${id}-note`} className="text-ink-3">
        {t("confidenceNote", { name: clientName })}
      </p>
      <div ref={box} className="max-w-lg">
        <RatingControl
          field={confidenceField({ question: t("confidence", { name: clientName }), low: t("confidenceLow"), high: t("confidenceHigh") })}
          answer={isConfidence(typed) ? Number(typed) : undefined}
          onAnswer={(value) => field.onChange(typeof value === "number" ? String(value) : "")}
          answers={{}}
          lists={NO_LISTS}
          labelledBy={`${id}-question`}
          describedBy={fieldState.error ? `${id}-note ${id}-wrong` : `${id}-note`}
          today=""
        />
      </div>
      {fieldState.error && <FieldError id={`${id}-wrong`} problem={t("confidenceWrong")} />}
      {isLow && (
        <div role="status" className="mt-3 flex flex-wrap items-center gap-3 border-line border-t pt-3">
          <p className="mr-auto font-semibold">{t("smaller")}</p>
          <Button onClick={() => form.setValue("whatExactly", form.getValues("minimumVersion"), { shouldDirty: true })}>
            {t("useSmallest")}
          </Button>
          {smaller}
          <Button onClick={() => setKept(true)}>{t("keepIt")}</Button>
        </div>
      )}
    </div>
  );
}

/** The question as a field, so that the line of the exercises can ask it. */
function confidenceField({ question, low, high }: { question: string; low: string; high: string }): Field {
  return { id: "clientConfidence", kind: "degree", question, name: question, starred: true, pinned: false, ends: { low, high } };
}
