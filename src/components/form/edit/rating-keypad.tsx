"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { type RatingScale, typedValue } from "../rating-scale";

type Props = {
  scale: RatingScale;
  initial: string;
  /** Opened by the person: the field takes the focus. Opened because it was chosen before: it does not. */
  takeFocus: boolean;
  labelledBy: string;
  describedBy: string | undefined;
  onSet(value: number): void;
  onClear(): void;
  onUseLine(): void;
  beside: ReactNode;
};

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const KEY = "min-h-target rounded-control border-[1.5px] border-line-strong bg-surface text-xl leading-none";

/** Twelve keys in the line's place, for those who would rather say a number. */
export function RatingKeypad({ scale, initial, takeFocus, labelledBy, describedBy, onSet, onClear, onUseLine, beside }: Props) {
  const t = useTranslations("record.rating");
  const [text, setText] = useState(initial);
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const pad = useRef<HTMLDivElement>(null);
  const id = useId();
  const range = { min: 0, max: scale.max };

  useEffect(() => {
    if (!takeFocus) return;
    field.current?.focus({ preventScroll: true });
    pad.current?.scrollIntoView({ block: "nearest" });
  }, [takeFocus]);

  function press(digit: string) {
    setWrong(false);
    setText((now) => (now.length < 3 ? `${now}${digit}` : now));
  }
  function set() {
    const value = typedValue(text, scale);
    if (value === null) {
      setWrong(true);
      field.current?.focus();
    } else onSet(value);
  }

  return (
    <div ref={pad} className="mt-4 scroll-mt-4 scroll-mb-60">
      <label htmlFor={`${id}-number`} className="text-ink-2 text-md" id={`${id}-label`}>
        {t("numberFrom", range)}
      </label>
      <input
        ref={field}
        id={`${id}-number`}
        inputMode="none"
        autoComplete="off"
        value={text}
        aria-labelledby={`${labelledBy} ${id}-label`}
        aria-invalid={wrong}
        aria-describedby={[describedBy, wrong && `${id}-wrong`].filter(Boolean).join(" ") || undefined}
        onChange={(event) => {
          setWrong(false);
          setText(event.target.value.replace(/\D/g, "").slice(0, 3));
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            set();
          }
        }}
        className="mt-1 block h-12 w-full rounded-control border-[1.5px] border-line-strong bg-surface px-4 text-title"
      />
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className="mt-2 border-ink border-l-[3px] pl-3 font-semibold">
          {t("numberFrom", range)}.
        </p>
      )}
      <div className="mt-3 grid grid-cols-3 gap-2">
        {DIGITS.map((digit) => (
          <button key={digit} type="button" className={KEY} onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
        <button
          type="button"
          className={`${KEY} text-lg`}
          onClick={() => {
            setText("");
            setWrong(false);
            onClear();
          }}
        >
          {t("clear")}
        </button>
        <button type="button" className={KEY} onClick={() => press("0")}>
          0
        </button>
        <button
          type="button"
          onClick={set}
          className="min-h-target rounded-control border-[1.5px] border-action bg-action font-semibold text-on-action"
        >
          {t("set")}
        </button>
      </div>
      <div className="mt-2 flex items-center justify-between gap-4">
        <button type="button" onClick={onUseLine} className="inline-flex min-h-target items-center font-medium text-action">
          {t("useLine")}
        </button>
        {beside}
      </div>
    </div>
  );
}
