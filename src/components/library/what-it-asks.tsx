"use client";
import { useTranslations } from "next-intl";
import type { ExerciseDefinition } from "@/domain/exercise/definition";

/** Every question of an exercise at one glance; a star where the short form asks it too. */
export function WhatItAsks({ definition }: { definition: ExerciseDefinition }) {
  const t = useTranslations("library");
  return (
    <section className="max-w-prose">
      <h2 className="font-semibold text-md">{t("asks")}</h2>
      <p className="text-ink-2 text-sm">{t("asksNote")}</p>
      {definition.phases.map((phase) => (
        <div key={phase.id} className="mt-4">
          <h3 className="border-line border-b pb-1 font-semibold">
            {phase.title}
            <span className="font-normal text-ink-3 text-sm">
              {phase.locksEarlier && ` · ${t("locks")}`}
              {phase.onLaterDay && ` · ${t("laterDay")}`}
            </span>
          </h3>
          {phase.sections.map((section, index) => (
            <div key={section.fields[0]?.id ?? index}>
              {section.title && <p className="mt-2 text-ink-2 text-sm">{section.title}</p>}
              <ul className="mt-1 grid gap-1">
                {section.fields.map((field) => (
                  <li key={field.id} className="grid grid-cols-[1rem_minmax(0,1fr)]">
                    <span aria-hidden className="text-ink-3">
                      {field.starred ? "*" : ""}
                    </span>
                    <span>
                      {field.question} <span className="text-ink-3 text-sm">{t(`kinds.${field.kind}`)}</span>
                      {field.starred && <span className="sr-only">{t("starred")}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}
