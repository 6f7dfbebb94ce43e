"use client";
import { useEffect, useState } from "react";
import { highestOf } from "@/domain/exercise/highest";
import type { EditControlProps } from "../edit-control-props";

/** A whole number, typed. What is too high stays on the screen, and the form says how high it can be. */
export function CountControl({ field, answer, onAnswer, labelledBy, describedBy }: EditControlProps) {
  const known = typeof answer === "number" ? String(answer) : "";
  const [text, setText] = useState(known);
  useEffect(() => setText(known), [known]);
  const length = String(highestOf(field) ?? 0).length + 1;
  return (
    <input
      inputMode="numeric"
      autoComplete="off"
      value={text}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, "").slice(0, length);
        setText(digits);
        onAnswer(digits === "" ? null : Number(digits));
      }}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className="mt-4 h-14 w-32 rounded-control border-[1.5px] border-line-strong bg-surface px-4 text-rating"
    />
  );
}
