"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { UsedBehaviour } from "@/domain/exercise/answer";
import { plannedBehaviours, usedBehaviours } from "../answer-words";
import type { EditControlProps } from "../edit-control-props";
import { AddBehaviour, RemoveBehaviour } from "./behaviour-parts";

/** What was used after all, and how much. A behaviour without a number stays a gap. */
export function UsedBehaviourListControl({ answer, onAnswer, answers, labelledBy, describedBy }: EditControlProps) {
  const t = useTranslations("record.list");
  const list = usedBehaviours(answer);
  const line = useRef<HTMLInputElement>(null);
  const put = (next: UsedBehaviour[]) => onAnswer(next.length === 0 ? null : next);
  function remove(index: number) {
    put(list.filter((_, at) => at !== index));
    // The button that was pressed is gone with its row.
    line.current?.focus();
  }
  const planned = Object.values(answers).flatMap((one) => plannedBehaviours(one));
  const offered = planned.map((one) => one.behaviour).filter((behaviour) => !list.some((item) => item.behaviour === behaviour));
  const add = (behaviour: string) => put([...list, { behaviour, degree: null }]);
  return (
    <fieldset aria-labelledby={labelledBy} aria-describedby={describedBy} className="mt-4 min-w-0">
      <ul className="grid gap-3">
        {list.map((item, index) => (
          <li key={item.behaviour} className="rounded-control border border-line bg-surface p-3">
            <div className="flex items-start justify-between gap-3">
              <span className="font-words leading-words">{item.behaviour}</span>
              <RemoveBehaviour behaviour={item.behaviour} onRemove={() => remove(index)} />
            </div>
            <label className="mt-1 flex items-center justify-between gap-3 text-ink-2 text-md">
              <span>
                <span className="sr-only">{item.behaviour}: </span>
                {t("degree")}
              </span>
              <input
                inputMode="numeric"
                autoComplete="off"
                value={item.degree ?? ""}
                onChange={(event) => put(list.map((one, at) => (at === index ? { ...one, degree: degreeOf(event.target.value) } : one)))}
                className="h-12 w-20 rounded-control border-[1.5px] border-line-strong bg-surface px-3 text-ink text-lg"
              />
            </label>
          </li>
        ))}
      </ul>
      {offered.length > 0 && (
        <ul className="mt-3 grid gap-2">
          {offered.map((behaviour) => (
            <li key={behaviour}>
              <button
                type="button"
                onClick={() => add(behaviour)}
                className="min-h-target w-full rounded-control border-[1.5px] border-line-strong border-dashed px-3.5 py-2 text-left font-words"
              >
                <span className="font-sans text-ink-2 text-md">{t("add")}: </span>
                {behaviour}
              </button>
            </li>
          ))}
        </ul>
      )}
      <AddBehaviour line={line} taken={list.map((item) => item.behaviour)} ways={[{ way: "add", label: t("add") }]} onAdd={add} />
    </fieldset>
  );
}

function degreeOf(text: string): number | null {
  const digits = text.replace(/\D/g, "");
  return digits === "" ? null : Math.min(100, Number(digits));
}
