"use client";
import { useFormatter } from "next-intl";
import { useId, useState } from "react";
import { OutcomeGlyph } from "@/components/ui/outcome-glyph";
import { outcomeOf } from "../answer-words";
import { asUtcDay } from "../calendar-day";
import type { EditControlProps } from "../edit-control-props";
import { OPTION_INPUT, OPTION_ROW } from "../option-style";
import { OwnEntry } from "./own-entry";

/** One of a few answers, as native radios: arrow keys, no answer preselected. Own words, once added, are one more of them. */
export function ChoiceControl({ field, answer, onAnswer, answers, labelledBy, describedBy }: EditControlProps) {
  const id = useId();
  const format = useFormatter();
  const options = field.options ?? [];
  const own = typeof answer === "string" && answer !== "" && !options.some(({ value }) => value === answer) ? answer : null;
  // Own words stay on offer when another answer is tried: nothing that was typed is lost to a tap.
  const [written, setWritten] = useState<string | null>(null);
  const ownWords = own ?? written;
  const choices = (
    <div role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy} className="mt-2.5 grid gap-[7px]">
      {options.map((option) => {
        const outcome = outcomeOf(field, option.value);
        const consequence = filledConsequence(option.consequence, answers, (date) =>
          format.dateTime(date, { day: "numeric", month: "long", timeZone: "UTC" }),
        );
        return (
          <label key={option.value} className={OPTION_ROW}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={answer === option.value}
              onChange={() => {
                setWritten(ownWords);
                onAnswer(option.value);
              }}
              className={OPTION_INPUT}
            />
            {outcome && <OutcomeGlyph outcome={outcome} />}
            <span>
              {option.label}
              {consequence && <span className="block font-normal text-ink-2 text-md">{consequence}</span>}
            </span>
          </label>
        );
      })}
      {ownWords !== null && (
        <label className={OPTION_ROW}>
          <input type="radio" name={id} checked={own !== null} onChange={() => onAnswer(ownWords)} className={OPTION_INPUT} />
          <span className="min-w-0 break-words font-words">{ownWords}</span>
        </label>
      )}
    </div>
  );
  if (!field.ownEntry) return choices;
  return (
    <div>
      {choices}
      <OwnEntry taken={own === null ? [] : [own]} onAdd={onAnswer} />
    </div>
  );
}

/** A consequence may name a date of this record as {fieldId}; without that date it is left out. */
function filledConsequence(
  words: string | undefined,
  answers: EditControlProps["answers"],
  asDay: (date: Date) => string,
): string | undefined {
  const named = words?.match(/\{([a-zA-Z0-9]+)\}/);
  if (!words || !named?.[1]) return words;
  const date = answers[named[1]];
  return typeof date === "string" ? words.replace(named[0], asDay(asUtcDay(date))) : undefined;
}
