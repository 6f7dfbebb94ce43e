"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";

const MOST = 20;
const LONGEST = 280;

/** A line to write one more in; Enter adds it. */
export function AddBehaviour({ taken, onAdd }: { taken: string[]; onAdd(behaviour: string): void }) {
  const t = useTranslations("record.list");
  const id = useId();
  const [words, setWords] = useState("");
  const trimmed = words.trim();
  if (taken.length >= MOST) return null;
  function add() {
    if (trimmed !== "" && trimmed.length <= LONGEST && !taken.includes(trimmed)) {
      onAdd(trimmed);
      setWords("");
    }
  }
  return (
    <div className="mt-3">
      <label htmlFor={id} className="text-ink-2 text-md">
        {t("behaviour")}
      </label>
      <div className="mt-1 flex gap-2">
        <input
          id={id}
          value={words}
          maxLength={LONGEST}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              add();
            }
          }}
          className="min-h-[54px] min-w-0 flex-1 rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 font-words text-lg"
        />
        <button
          type="button"
          onClick={add}
          className="inline-flex min-h-[54px] items-center gap-2 rounded-control border-[1.5px] border-line-strong bg-surface px-4 font-semibold"
        >
          <Plus aria-hidden className="size-5" strokeWidth={1.75} />
          {t("add")}
        </button>
      </div>
    </div>
  );
}

/** Takes one off the list. */
export function RemoveBehaviour({ behaviour, onRemove }: { behaviour: string; onRemove(): void }) {
  const t = useTranslations("record.list");
  return (
    <button
      type="button"
      aria-label={t("remove", { behaviour })}
      onClick={onRemove}
      className="-mt-1.5 -mr-1.5 grid size-target flex-none place-items-center text-ink-2"
    >
      <X aria-hidden className="size-5" strokeWidth={1.75} />
    </button>
  );
}
