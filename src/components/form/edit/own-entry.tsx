"use client";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";

type Props = { label?: string; taken: readonly string[]; onAdd(words: string): void };

/** A line for words of one's own, and what to press to add them; Enter adds too, and so does going on: what was typed is meant. */
export function OwnEntry({ label, taken, onAdd }: Props) {
  const t = useTranslations("record.own");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  function keep() {
    const trimmed = words.trim();
    if (trimmed === "" || taken.includes(trimmed)) return;
    onAdd(trimmed);
    setWords("");
  }
  function add() {
    keep();
    input.current?.focus();
  }
  return (
    <div className="mt-3">
      <label htmlFor={id} className="text-ink-2 text-md">
        {label ?? t("label")}
      </label>
      <div className="mt-1 flex gap-2">
        <input
          ref={input}
          id={id}
          value={words}
          maxLength={280}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
          onBlur={(event) => {
            if (event.relatedTarget?.id !== `${id}-add`) keep();
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
          className="block min-h-[54px] w-full min-w-0 rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 font-words text-lg"
        />
        <button
          id={`${id}-add`}
          type="button"
          onClick={add}
          className="min-h-[54px] flex-none rounded-control border-[1.5px] border-line-strong bg-surface px-4 font-semibold text-[1rem]"
        >
          {t("add")}
        </button>
      </div>
    </div>
  );
}
