"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Answer, Group } from "@/domain/exercise/answer";
import type { ItemField } from "@/domain/exercise/field";
import { calendarDay } from "../form/calendar-day";
import { ITEM_CONTROLS } from "../form/edit/item-controls";
import { NO_LISTS } from "../form/own-lists";

type Props = { fields: readonly ItemField[]; link: Group; onAnswer(fieldId: string, answer: Answer | null): void };

/** What else can be said about one link. Closed at first: nothing of it is needed to go on. */
export function ChainMore({ fields, link, onAnswer }: Props) {
  const t = useTranslations("record.chain");
  const id = useId();
  if (fields.length === 0) return null;
  return (
    <details className="mt-5">
      <summary className="inline-flex min-h-target cursor-pointer items-center font-medium text-[1rem] text-action">{t("more")}</summary>
      {fields.map((field) => {
        const Control = ITEM_CONTROLS[field.kind];
        return (
          <div key={field.id} className="mt-4">
            <h2 id={`${id}-${field.id}`} className="text-balance font-semibold text-lg">
              {field.question}
            </h2>
            <Control
              field={field}
              answer={link[field.id]}
              onAnswer={(answer) => onAnswer(field.id, answer)}
              answers={link}
              lists={NO_LISTS}
              labelledBy={`${id}-${field.id}`}
              describedBy={undefined}
              today={calendarDay(new Date())}
            />
          </div>
        );
      })}
    </details>
  );
}
