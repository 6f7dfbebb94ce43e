"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Answers } from "@/domain/exercise/answer";
import type { Field } from "@/domain/exercise/definition";
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
  return (
    <dl className="mt-3.5 grid gap-2.5 border-line-strong border-l-2 pl-3.5">
      {fields.map((field, index) => {
        const answer = answers[field.id];
        if (answer === undefined) return null;
        const View = READ_ONLY_CONTROLS[field.kind];
        return (
          <div key={field.id}>
            <dt className="flex flex-wrap items-center justify-between gap-x-3 text-[0.84375rem] text-ink-3 leading-[1.125rem]">
              {field.name}
              {locked && index === 0 && (
                <span className="inline-flex items-center gap-1.5">
                  <Lock aria-hidden className="size-3.5" strokeWidth={1.75} />
                  {t("keptAsWritten")}
                </span>
              )}
            </dt>
            <dd className="mt-px">
              <Clamped>
                <View field={field} answer={answer} />
              </Clamped>
            </dd>
          </div>
        );
      })}
    </dl>
  );
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
