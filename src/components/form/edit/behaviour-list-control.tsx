"use client";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import type { PlannedBehaviour } from "@/domain/exercise/answer";
import { plannedBehaviours } from "../answer-words";
import type { EditControlProps } from "../edit-control-props";
import { AddBehaviour, RemoveBehaviour } from "./behaviour-parts";

const PLANS = ["drop", "reduce", "keep"] as const;

/** What somebody does to feel safer, each with what is planned about it. */
export function BehaviourListControl({ answer, onAnswer, onPending, labelledBy, describedBy }: EditControlProps) {
  const t = useTranslations("record.list");
  const id = useId();
  const list = plannedBehaviours(answer);
  const line = useRef<HTMLInputElement>(null);
  const put = (next: PlannedBehaviour[]) => onAnswer(next.length === 0 ? null : next);
  function remove(index: number) {
    put(list.filter((_, at) => at !== index));
    // The button that was pressed is gone with its row.
    line.current?.focus();
  }
  return (
    <fieldset aria-labelledby={labelledBy} aria-describedby={describedBy} className="mt-4 min-w-0">
      <ul className="grid gap-3">
        {list.map((item, index) => (
          <li key={item.behaviour} className="rounded-control border border-line bg-surface p-3">
            <div className="flex items-start justify-between gap-3">
              <span className="font-words leading-words">{item.behaviour}</span>
              <RemoveBehaviour behaviour={item.behaviour} onRemove={() => remove(index)} />
            </div>
            <fieldset className="mt-1">
              <legend className="sr-only">
                {item.behaviour}: {t("plan")}
              </legend>
              <div className="grid grid-cols-3 gap-2">
                {PLANS.map((plan) => (
                  <label
                    key={plan}
                    className="relative grid min-h-target cursor-pointer place-items-center rounded-control border-[1.5px] border-line-strong font-medium text-md has-checked:border-action has-checked:bg-action-soft has-checked:ring-1 has-checked:ring-action has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
                  >
                    <input
                      type="radio"
                      name={`${id}-${index}`}
                      checked={item.plan === plan}
                      onChange={() => put(list.map((one, at) => (at === index ? { ...one, plan } : one)))}
                      className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
                    />
                    {t(plan)}
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      <AddBehaviour
        line={line}
        onPending={onPending}
        taken={list.map((item) => item.behaviour)}
        ways={PLANS.map((plan) => ({ way: plan, label: t(`add_${plan}`) }))}
        onAdd={(behaviour, plan) => put([...list, { behaviour, plan }])}
      />
    </fieldset>
  );
}
