"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useId, useState } from "react";

const MOST = 20;
const LONGEST = 280;

type AddProps<Way extends string> = {
  /** The line itself, for a list that hands it the focus. */
  line: RefObject<HTMLInputElement | null>;
  /** Told whether words stand there that are not in the answer: which way they are meant is for the person to say. */
  onPending?: ((pending: boolean) => void) | undefined;
  taken: string[];
  /** The answers that adding gives at once, each with its word; one alone is also given by Enter. */
  ways: readonly { way: Way; label: string }[];
  onAdd(behaviour: string, way: Way): void;
};

/** A line to write one more in, and what to press to add it. Nothing is chosen beforehand. */
export function AddBehaviour<Way extends string>({ line, onPending, taken, ways, onAdd }: AddProps<Way>) {
  const t = useTranslations("record.list");
  const id = useId();
  const [words, setWords] = useState("");
  const trimmed = words.trim();
  const isPending = trimmed !== "" && !taken.includes(trimmed);
  useEffect(() => {
    onPending?.(isPending);
    return () => onPending?.(false);
  }, [onPending, isPending]);
  if (taken.length >= MOST) return null;
  function add(way: Way) {
    if (isPending) {
      onAdd(trimmed, way);
      setWords("");
    }
    line.current?.focus();
  }
  const only = ways.length === 1 ? ways[0] : undefined;
  return (
    <div className="mt-3">
      <label htmlFor={id} className="text-ink-2 text-md">
        {t("behaviour")}
      </label>
      <input
        ref={line}
        data-pending={isPending || undefined}
        id={id}
        value={words}
        maxLength={LONGEST}
        onChange={(event) => setWords(event.target.value)}
        onBlur={(event) => {
          // Going on keeps what was typed, where there is only one way to mean it.
          if (only && isPending && event.relatedTarget?.id !== `${id}-add`) {
            onAdd(trimmed, only.way);
            setWords("");
          }
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          if (only) add(only.way);
        }}
        className="mt-1 block min-h-[54px] w-full rounded-control border-[1.5px] border-line-strong bg-surface px-3.5 font-words text-lg"
      />
      <div className="mt-2 flex gap-2">
        {ways.map(({ way, label }) => (
          <button
            key={way}
            id={only ? `${id}-add` : undefined}
            type="button"
            onClick={() => add(way)}
            className="min-h-12 flex-1 rounded-control border-[1.5px] border-line-strong bg-surface px-3 font-semibold text-[1rem]"
          >
            {label}
          </button>
        ))}
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
