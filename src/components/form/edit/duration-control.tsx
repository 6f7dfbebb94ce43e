"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import type { EditControlProps } from "../edit-control-props";

/** Whole minutes, typed. */
export function DurationControl({ answer, onAnswer, labelledBy, describedBy }: EditControlProps) {
  const t = useTranslations("record.duration");
  const id = useId();
  const known = typeof answer === "number" ? String(answer) : "";
  const [text, setText] = useState(known);
  useEffect(() => setText(known), [known]);
  return (
    <div className="mt-4 flex items-center gap-3">
      <input
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, "").slice(0, 4);
          setText(digits);
          onAnswer(digits === "" ? null : Number(digits));
        }}
        aria-labelledby={`${labelledBy} ${id}`}
        aria-describedby={describedBy}
        className="h-14 w-28 rounded-control border-[1.5px] border-line-strong bg-surface px-4 text-rating"
      />
      <span id={id} className="text-ink-2">
        {t("label")}
      </span>
    </div>
  );
}
