"use client";
import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef, useState } from "react";
import type { EditControlProps } from "../edit-control-props";
import { scaleOf } from "../rating-scale";
import { RatingKeypad } from "./rating-keypad";
import { RatingTrack } from "./rating-track";

const REMEMBERED = "foothold.rating";

function prefersKeypad(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) === "keypad";
  } catch {
    return false;
  }
}

function remember(way: "keypad" | "line"): void {
  try {
    localStorage.setItem(REMEMBERED, way);
  } catch {
    // A browser that keeps nothing asks anew each time.
  }
}

/** A whole number on a line. It starts without a value, and nothing but the person gives it one. */
export function RatingControl({ field, answer, onAnswer, labelledBy, describedBy, beside }: EditControlProps) {
  const t = useTranslations("record.rating");
  const value = typeof answer === "number" ? answer : null;
  const [typing, setTyping] = useState(false);
  const [firstDigit, setFirstDigit] = useState("");
  const [byHand, setByHand] = useState(false);
  const isUnset = useRef(value === null);
  // What this device remembers is known only in the browser; said before anything is painted.
  useLayoutEffect(() => {
    if (isUnset.current && prefersKeypad()) setTyping(true);
  }, []);
  const scale = scaleOf(field.kind) ?? { max: 100, step: 5 };

  function openKeypad(digit: string) {
    setFirstDigit(digit);
    setByHand(true);
    setTyping(true);
  }
  function closeKeypad() {
    setByHand(true);
    setTyping(false);
  }

  // An answer that comes from elsewhere (what was kept of an earlier visit) is shown on the line.
  if (typing && (byHand || value === null)) {
    return (
      <RatingKeypad
        scale={scale}
        initial={firstDigit || (value === null ? "" : String(value))}
        takeFocus={byHand}
        labelledBy={labelledBy}
        describedBy={describedBy}
        onSet={(number) => {
          onAnswer(number);
          closeKeypad();
        }}
        onClear={() => onAnswer(null)}
        beside={beside}
        onUseLine={() => {
          remember("line");
          closeKeypad();
        }}
      />
    );
  }
  return (
    <div className="mt-4">
      <RatingTrack
        scale={scale}
        value={value}
        ends={field.ends}
        labelledBy={labelledBy}
        describedBy={describedBy}
        takeFocus={byHand}
        onValue={onAnswer}
        onType={openKeypad}
      />
      <div className="mt-2 flex items-center justify-between gap-4">
        <button
          type="button"
          className="inline-flex min-h-target items-center gap-2 font-medium text-action"
          onClick={() => {
            remember("keypad");
            openKeypad("");
          }}
        >
          <Keyboard aria-hidden className="size-5" strokeWidth={1.75} />
          {t("typeNumber")}
        </button>
        {beside}
      </div>
    </div>
  );
}
