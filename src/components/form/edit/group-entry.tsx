"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import type { Answer, Group } from "@/domain/exercise/answer";
import type { Field, ItemField } from "@/domain/exercise/field";
import { isShown } from "@/domain/exercise/questions";
import type { EditControlProps } from "../edit-control-props";
import { ITEM_CONTROLS } from "./item-controls";

type Props = EditControlProps & {
  item: NonNullable<Field["item"]>;
  /** Which entry this is, from 1. */
  number: number;
  group: Group;
  /** Given at each change; an empty group: the entry is gone again. */
  onGroup(group: Group): void;
  /** Back to the list; null where there is no list yet. */
  onClose: (() => void) | null;
};

/** One entry, with all that it asks beneath each other. What is answered is kept at once, so that going back loses nothing. */
export function GroupEntry({ item, number, group, onGroup, onClose, ...control }: Props) {
  const t = useTranslations("record.group");
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = useRef(onClose !== null);
  useEffect(() => {
    // The first entry of an empty list is the question itself: the heading above has the focus.
    if (opened.current) heading.current?.focus();
  }, []);
  const answer = (field: ItemField, value: Answer | null) => {
    const { [field.id]: _before, ...others } = group;
    const isGone =
      value === null || (typeof value === "string" && value.trim() === "" && field.kind !== "longText" && field.kind !== "shortText");
    if (isGone || value === "") return onGroup(others);
    if (typeof value === "number" || typeof value === "string") onGroup({ ...others, [field.id]: value });
  };
  return (
    <fieldset
      aria-labelledby={`${control.labelledBy} ${id}-name`}
      aria-describedby={control.describedBy}
      className="mt-4 min-w-0 border-line-strong border-l-2 pl-3.5"
    >
      <h2 ref={heading} id={`${id}-name`} tabIndex={-1} className="font-semibold text-ink-2 text-md outline-none">
        {t("of", { name: item.name, n: number })}
      </h2>
      {item.fields
        .filter((field) => isShown(field, group))
        .map((field) => {
          const Control = ITEM_CONTROLS[field.kind];
          return (
            <div key={field.id} className="mt-4">
              <h3 id={`${id}-${field.id}`} className="text-balance font-semibold text-lg">
                {field.question}
              </h3>
              {field.hint && (
                <p id={`${id}-${field.id}-hint`} className="text-ink-2 text-md">
                  {field.hint}
                </p>
              )}
              <Control
                field={field}
                answer={group[field.id]}
                onAnswer={(value) => answer(field, value)}
                answers={group}
                lists={control.lists}
                labelledBy={`${id}-${field.id}`}
                describedBy={field.hint ? `${id}-${field.id}-hint` : undefined}
                today={control.today}
              />
            </div>
          );
        })}
      {onClose && (
        <button
          type="button"
          onClick={onClose}
          className="mt-5 min-h-12 w-full rounded-control border-[1.5px] border-line-strong bg-surface px-4 font-semibold text-[1rem]"
        >
          {t("done")}
        </button>
      )}
    </fieldset>
  );
}
