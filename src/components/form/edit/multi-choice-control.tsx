"use client";
import { useState } from "react";
import type { EditControlProps } from "../edit-control-props";
import { OPTION_INPUT, OPTION_ROW } from "../option-style";
import { OwnEntry } from "./own-entry";

/** Several of a few answers, kept in the order tapped; where own words are allowed, they stand among them once added, and stay when they are unticked. */
export function MultiChoiceControl({ field, answer, onAnswer, labelledBy, describedBy }: EditControlProps) {
  const chosen = Array.isArray(answer) ? answer.filter((one): one is string => typeof one === "string") : [];
  const options = field.options ?? [];
  const [written, setWritten] = useState<readonly string[]>([]);
  const own = [...new Set([...written, ...chosen.filter((value) => !options.some((option) => option.value === value))])];
  const put = (next: string[]) => onAnswer(next.length === 0 ? null : next);
  const rows = [
    ...options.map(({ value, label }) => ({ value, label, isOwn: false })),
    ...own.map((value) => ({ value, label: value, isOwn: true })),
  ];
  return (
    <fieldset aria-labelledby={labelledBy} aria-describedby={describedBy} className="mt-2.5 min-w-0">
      <div className="grid gap-[7px]">
        {rows.map(({ value, label, isOwn }) => {
          const place = chosen.indexOf(value);
          return (
            <label key={value} className={OPTION_ROW}>
              <input
                type="checkbox"
                checked={place >= 0}
                onChange={() => {
                  setWritten(own);
                  put(place >= 0 ? chosen.filter((one) => one !== value) : [...chosen, value]);
                }}
                className={OPTION_INPUT}
              />
              <span className={`min-w-0 flex-1 break-words ${isOwn ? "font-words" : ""}`}>{label}</span>
              <span
                aria-hidden
                className={`grid size-6 flex-none place-items-center rounded-[6px] border-[1.5px] text-sm ${place >= 0 ? "border-action bg-action text-on-action" : "border-line-strong"}`}
              >
                {place >= 0 ? place + 1 : ""}
              </span>
            </label>
          );
        })}
      </div>
      {field.ownEntry && <OwnEntry taken={chosen} onAdd={(words) => put([...chosen, words])} />}
    </fieldset>
  );
}
