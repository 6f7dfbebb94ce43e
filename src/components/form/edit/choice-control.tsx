"use client";
import { useFormatter } from "next-intl";
import { useId } from "react";
import { OutcomeGlyph } from "@/components/ui/outcome-glyph";
import { outcomeOf } from "../answer-words";
import { asUtcDay } from "../calendar-day";
import type { EditControlProps } from "../edit-control-props";
import { OPTION_INPUT, OPTION_ROW } from "../option-style";

/** One of a few answers, as native radios: arrow keys, no answer preselected. */
export function ChoiceControl({ field, answer, onAnswer, answers, labelledBy, describedBy }: EditControlProps) {
  const id = useId();
  const format = useFormatter();
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy} className="mt-2.5 grid gap-[7px]">
      {(field.options ?? []).map((option) => {
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
              onChange={() => onAnswer(option.value)}
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
