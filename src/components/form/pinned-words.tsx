"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Answers } from "@/domain/exercise/answer";
import type { Field } from "@/domain/exercise/field";
import { READ_ONLY_CONTROLS } from "./read-only-controls";

type Props = {
  fields: Field[];
  answers: Answers;
  /** The prediction can no longer be changed, and the words say so. */
  locked: boolean;
};

/** The person's own words from earlier screens of the same record, as they stand. */
export function PinnedWords({ fields, answers, locked }: Props) {
  const t = useTranslations("record");
  if (fields.length === 0) return null;
  // The lock stands where there is room for it: beside the day, or above the words.
  const lockAt = fields.find(isDate) ?? fields[0];
  return (
    <dl className="mt-3.5 grid gap-2 border-line-strong border-l-2 pl-3.5">
      {fields.map((field) => {
        const answer = answers[field.id];
        if (answer === undefined) return null;
        const View = READ_ONLY_CONTROLS[field.kind];
        const isDay = isDate(field);
        const lock = locked && field === lockAt && (
          <span className="ml-auto inline-flex items-center gap-1.5 text-[0.84375rem] text-ink-3">
            <Lock aria-hidden className="size-3.5" strokeWidth={1.75} />
            {t("keptAsWritten")}
          </span>
        );
        return (
          <div key={field.id} className={isDay ? "flex flex-wrap items-baseline gap-x-2" : undefined}>
            <dt className="flex flex-wrap items-center gap-x-3 text-[0.84375rem] text-ink-3 leading-[1.125rem]">
              {field.name}
              {!isDay && lock}
            </dt>
            <dd className={isDay ? "flex flex-1 flex-wrap items-baseline gap-x-3 text-[1rem]" : "mt-px"}>
              {isDay ? (
                <View field={field} answer={answer} />
              ) : (
                <Clamped>
                  <View field={field} answer={answer} />
                </Clamped>
              )}
              {isDay && lock}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function isDate(field: Field): boolean {
  return field.kind === "date" || field.kind === "decideBy";
}

/** Three lines, then "Read all": long words never push the question off the screen. */
function Clamped({ children }: { children: React.ReactNode }) {
  const t = useTranslations("record");
  const box = useRef<HTMLDivElement>(null);
  const [isLong, setIsLong] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setIsLong(element.scrollHeight > element.clientHeight + 2));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <div ref={box} className={isOpen ? undefined : "max-h-[4.8rem] overflow-hidden"}>
        {children}
      </div>
      {isLong && !isOpen && (
        <button
          type="button"
          onClick={() => setIsOpen(true)}
          className="inline-flex min-h-target items-center text-ink-2 text-md underline decoration-line-strong underline-offset-4"
        >
          {t("readAll")}
        </button>
      )}
    </>
  );
}
